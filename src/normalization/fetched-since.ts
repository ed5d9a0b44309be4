/**
 * SQL condition on a quote, candle or article: its data was fetched after the given time. The raw row has the time of the
 * first fetch. A row written by a live run has the time of its latest fetch; a row written by a replay has the time of the
 * replay, which does not count.
 */
export function fetchedSinceSql(table: 'quotes' | 'candles' | 'articles', moment: string): string {
  return `exists (select from sources s left join runs r on r.id = ${table}.run_id
    where s.id = ${table}.source_id and ${moment} < greatest(
      (select fetched_at from raw_row(s.kind, ${table}.raw_id)),
      case when r.mode <> 'replay' and ${table}.ingested_at <= coalesce(r.finished_at, 'infinity')
        then ${table}.ingested_at end))`;
}
