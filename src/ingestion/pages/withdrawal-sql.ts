import { columnsOf, type PriceTable } from '../../normalization/price-table.js';
import { deleteRivalsSql, restoreRivalsSql } from '../../normalization/rivals.js';
import { archivePricesSql, recordCommitSql, CURRENT_COMMIT } from '../../normalization/versions.js';
import { IS_FROM_SAME_FILE } from './raw-range.js';

/** The ranges of raw rows, by their first and last ids. */
const RANGES = 'unnest($2::bigint[], $3::bigint[]) as withdrawn(first, last)';

/**
 * The statements of a withdrawal, in the order in which they run. `remove` and `restoreVersions` take the source, the first
 * and the last ids of the ranges of raw rows, and the time of the withdrawal. `restoreVersions` also takes the listings
 * that `remove` returned.
 */
export function withdrawalSql(of: PriceTable) {
  const { table, versions, key } = of;
  const withdrawn = `select ${key} from ${versions} where superseded_by = ${CURRENT_COMMIT} and source_id = $1`;
  return {
    deleteRivals: deleteRivalsSql(of),
    remove: `with removed as (
         delete from ${table} stood using ${RANGES}
         where stood.source_id = $1 and stood.raw_id between withdrawn.first and withdrawn.last
         returning stood.listing_id, old as former),
       archived as (${archivePricesSql(of, 'removed', '$4::timestamptz')}), committed as (${recordCommitSql('removed')})
       select distinct listing_id from removed`,
    restoreRivals: restoreRivalsSql(of, withdrawn, '$2::timestamptz'),
    restoreVersions: `insert into ${table} (${columnsOf(of)}, ingested_at, commit_id)
       select distinct on (${key}) ${columnsOf(of)}, $4::timestamptz, ${CURRENT_COMMIT}
       from ${versions} former
       where source_id = $1 and listing_id = any($5::int[]) and (${key}) in (${withdrawn})
         and not exists (
           select from ${RANGES} where former.raw_id between withdrawn.first and withdrawn.last)
         and superseded_by is distinct from ${CURRENT_COMMIT} and ${IS_FROM_SAME_FILE}
       order by ${key}, superseded_at desc
       on conflict do nothing`,
  };
}
