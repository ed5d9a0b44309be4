/**
 * A condition on a row of quotes or articles: what it says was fetched after the moment. Its raw row tells when that came
 * first, and where a live run wrote it, its own moment tells when it came again. What a replay writes has the moment of the
 * replay.
 */
export function fetchedSince(table: 'quotes' | 'articles', moment: string): string {
  return `exists (select from sources s left join runs r on r.id = ${table}.run_id
    where s.id = ${table}.source_id and ${moment} < greatest(
      case s.kind
        when 'api' then (select fetched_at from raw_api_data where id = ${table}.raw_id)
        when 'third' then (select fetched_at from raw_third_source_data where id = ${table}.raw_id)
        else (select fetched_at from raw_csv_data
          where file_id = (${table}.raw_id >> 32)::int and line = ${table}.raw_id & 4294967295) end,
      case when r.mode <> 'replay' and ${table}.ingested_at <= coalesce(r.finished_at, 'infinity')
        then ${table}.ingested_at end))`;
}
