/** The columns of a quote that an item shows, with their types. */
export const QUOTE_COLUMNS = {
  listing_id: 'int',
  source_id: 'smallint',
  price: 'numeric',
  market_cap: 'numeric',
  volume_24h: 'numeric',
  change_24h_pct: 'numeric',
  rank: 'int',
  circulating_supply: 'numeric',
  total_supply: 'numeric',
  max_supply: 'numeric',
  ingested_at: 'timestamptz',
  commit_id: 'bigint',
  run_id: 'bigint',
};

export const COLUMNS_OF_ARTICLES_TOO = ['source_id', 'ingested_at', 'commit_id', 'run_id'];

/** The columns in QUOTE_COLUMNS, selected with the page so that the quote `q` is read only once. They are null for articles. */
export const preselectedColumns = (kind: 'quote' | 'article'): string =>
  Object.entries(QUOTE_COLUMNS)
    .map(([name, type]) => (kind === 'quote' ? `q.${name}` : `null::${type} as ${name}`))
    .join(', ');
