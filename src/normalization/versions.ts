import { columnsOf, type PriceTable } from './price-table.js';
import { qualifyColumns } from './qualify-columns.js';

const ARTICLE_COLUMNS =
  'id, source_id, feed_id, external_id, title, url, summary, author, categories, image, dated_by, repaired, observed_at, run_id, raw_id';
const RATE_COLUMNS = 'currency, day, rate, source_id, run_id, raw_id';

/** SQL for the id of the current transaction's commit, which its rows contain. `commits` has the time it became visible. */
export const CURRENT_COMMIT = '(select this_commit())';

/** An INSERT for a WITH clause that records the commit if there are any rows; the database adds the time. */
export function recordCommitSql(changed: string): string {
  return `insert into commits (id) select this_commit() from ${changed} limit 1 on conflict do nothing`;
}

/**
 * An INSERT for a WITH clause that archives quotes or candles before they are changed or deleted, for queries about the
 * past. Only the first change in a transaction counts, because the others were never visible.
 * @param changed rows with a column `former` of the table's type: `returning old as former`
 * @param supersededAt when the new value was fetched or replayed
 */
export function archivePricesSql(of: PriceTable, changed: string, supersededAt: string): string {
  return archive(of.versions, columnsOf(of), changed, supersededAt);
}

/** An INSERT like `archivePricesSql`, for articles: `former` is of type `articles`. */
export function archiveArticlesSql(changed: string, supersededAt: string): string {
  return archive('article_versions', ARTICLE_COLUMNS, changed, supersededAt);
}

/** An INSERT like `archivePricesSql`, for exchange rates: `former` is of type `fx_rates`. */
export function archiveRatesSql(changed: string, supersededAt: string): string {
  return archive('fx_rate_versions', RATE_COLUMNS, changed, supersededAt);
}

function archive(versions: string, columns: string, changed: string, supersededAt: string): string {
  const archived = `${columns}, ingested_at, commit_id`;
  return `insert into ${versions} (${archived}, superseded_at, superseded_by)
    select ${qualifyColumns('(former)', archived)}, ${supersededAt}, ${CURRENT_COMMIT} from ${changed} on conflict do nothing`;
}
