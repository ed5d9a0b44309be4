import type { SourceKind } from '../domain/source.js';

const listOf = (name: string, condition: string): string =>
  `(select count(*) from known where ${condition})::int as ${name}_count,
   (select array_agg(external_id) from
     (select external_id from known where ${condition} order by external_id limit $4) listed) as ${name}`;

const LISTS = `select ${listOf('appeared', 'not before and within')}, ${listOf('changed', 'before and within')},
  ${listOf('not_seen_since', 'of_earlier and not within')}`;

/** Compares records by their stored payloads. A payload that has not changed is not stored again. */
const payloads = (kind: 'api' | 'third', items: string): string => {
  const stored = (after: string, until: string) =>
    `was_stored('${kind}', $1::smallint, i.external_id, ${after}, ${until})`;
  return `with known as materialized (
    select i.external_id, within, within and ${stored('0', '$2::bigint')} as before,
      not within and $2::bigint < $3::bigint and ${stored('$2::bigint - 1', '$2::bigint')} and not exists (
        select from rejections j where j.source_id = $1 and j.run_id = $3 and j.external_id = i.external_id) as of_earlier
    from ${items} i cross join lateral (select ${stored('$2::bigint', '$3::bigint')} as within offset 0) stored
    where i.source_id = $1) ${LISTS}`;
};

/**
 * Compares the records of two runs, by kind of source. $1 source, $2 earlier run, $3 later run, $4 maximum list length.
 * APIs and feeds are compared by payloads, through an index by id and run; files by quotes and candles, because a line
 * cannot be recognised in the next version of its file.
 */
export const COMPARED_RECORDS: Readonly<Record<SourceKind, string>> = {
  api: payloads('api', '(select distinct source_id, external_id from listings where source_id = $1)'),
  // Rows stored by a run between the two may have been overwritten by a later run.
  third: payloads('third', '(select * from articles where run_id > $2)'),
  csv: `with known as materialized (
      select l.external_id || case l.currency when 'USD' then '' else ' in ' || l.currency end as external_id, true as within, false as of_earlier,
        exists (select from quotes q where q.listing_id = l.id and q.run_id <= $2)
          or exists (select from candles c where c.listing_id = l.id and c.run_id <= $2) as before
      from (select listing_id from quotes where source_id = $1 and run_id > $2 and run_id <= $3
        union select listing_id from candles where source_id = $1 and run_id > $2 and run_id <= $3) written
      join listings l on l.id = written.listing_id) ${LISTS}`,
};
