const QUOTE = [
  'listing_id',
  'source_id',
  'rank',
  'observed_at',
  'ingested_at',
  'commit_id',
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
  'commit_id',
  'run_id',
  'raw_id',
];

/** The commit that the present transaction is going to be. Its rows carry it; `commits` says when it became visible. */
export const THIS_COMMIT = '(select this_commit())';

/** An insert, for a `with`, that notes the commit where there is one of the rows: the database stamps what is noted. */
export function recordCommit(changed: string): string {
  return `insert into commits (id) select this_commit() from ${changed} limit 1 on conflict do nothing`;
}

/**
 * An insert, for a `with`, that keeps what quotes said before they were changed or deleted: readers ask for what was known
 * at a moment. Of several changes in one transaction the first counts; nobody knew what lay between.
 * @param changed rows with a column `former` of type `quotes`: `returning old as former`
 * @param supersededAt the moment of what says something else: when that was fetched, or replayed
 */
export function archiveQuotes(changed: string, supersededAt: string): string {
  return archive('quote_versions', QUOTE, changed, supersededAt);
}

/** The same of articles: `former` is of type `articles`. */
export function archiveArticles(changed: string, supersededAt: string): string {
  return archive('article_versions', ARTICLE, changed, supersededAt);
}

function archive(table: string, columns: readonly string[], changed: string, supersededAt: string): string {
  const former = columns.map((column) => `(former).${column}`).join(', ');
  return `insert into ${table} (${columns.join(', ')}, superseded_at, superseded_by)
    select ${former}, ${supersededAt}, ${THIS_COMMIT} from ${changed} on conflict do nothing`;
}
