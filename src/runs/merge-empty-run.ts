import type { EntityManager } from 'typeorm';
import { NEWEST_FIRST, newestOfSourceSql } from './newest-sql.js';

/** Matches scheduled runs that found nothing new, and that nothing refers to by id. */
const NOTHING_NEW = `mode = 'live' and status = 'succeeded' and fetched = 0 and trigger in ('schedule', 'start')`;

/**
 * Folds a scheduled run that found nothing new into the previous run, if that run found nothing new either and nothing
 * refers to it. Otherwise sources that rarely change would accumulate rows.
 */
export async function mergeEmptyRun(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `with this as (select id, source_id from runs where id = $1 and ${NOTHING_NEW}),
     before as (
       select r.* from this cross join lateral (
         select * from runs where ${newestOfSourceSql('this.source_id')} and mode = 'live' and id < this.id
         order by ${NEWEST_FIRST} limit 1) r),
     gone as (
       delete from runs where id = (select id from before r where ${NOTHING_NEW}
         and not exists (select from checkpoints where run_id = r.id)
         and not exists (select from anomalies where run_id = r.id))
       returning folded, coalesce(folded_since, queued_at) as since)
     update runs set folded = gone.folded + 1, folded_since = gone.since from gone where id = $1`,
    [id],
  );
}
