const QUOTE = [
  'listing_id',
  'source_id',
  'rank',
  'observed_at',
  'ingested_at',
  'run_id',
  'raw_id',
  'price_usd',
  'market_cap_usd',
  'volume_24h_usd',
  'change_24h_pct',
  'circulating_supply',
  'total_supply',
  'max_supply',
];

const ARTICLE = [
  'id',
  'source_id',
  'external_id',
  'title',
  'url',
  'summary',
  'author',
  'categories',
  'observed_at',
  'ingested_at',
  'run_id',
  'raw_id',
];

/**
 * An insert, for a `with`, that keeps what quotes said before they were changed or deleted: readers ask for what was known
 * at a moment. Of several changes in one transaction the first counts; nobody knew what lay between.
 * @param changed rows with a column `former` of type `quotes`: `returning old as former`
 * @param supersededAt the moment from which it says something else
 */
export function keepQuotes(changed: string, supersededAt: string): string {
  return keep('quote_versions', QUOTE, changed, supersededAt);
}

/** The same of articles: `former` is of type `articles`. */
export function keepArticles(changed: string, supersededAt: string): string {
  return keep('article_versions', ARTICLE, changed, supersededAt);
}

function keep(table: string, columns: readonly string[], changed: string, supersededAt: string): string {
  const former = columns.map((column) => `(former).${column}`).join(', ');
  return `insert into ${table} (${columns.join(', ')}, superseded_at)
    select ${former}, ${supersededAt} from ${changed} on conflict do nothing`;
}
