import type { EntityManager } from 'typeorm';
import { newestOfSourceSql } from './newest-sql.js';

export interface FoldedInto {
  id: number;
  source: string;
  /** Number of runs that were folded into it. */
  folded: number;
}

/**
 * Runs into which a run with this id, which is gone, may have been folded: per source, the next live run, if that includes
 * runs that were requested early enough. Folded runs are not recorded one by one, so there can be several.
 */
export function foldedInto(manager: EntityManager, id: string): Promise<FoldedInto[]> {
  return manager.query<FoldedInto[]>(
    `select r.id::float8 as id, s.name as source, r.folded
     from sources s cross join lateral (
       select id, folded, folded_since from runs where ${newestOfSourceSql('s.id')} and mode = 'live' and id > $1
       order by source_id, id limit 1) r
     where r.folded > 0 and r.folded_since <= (select queued_at from runs where id > $1 order by id limit 1)
     order by r.id`,
    [id],
  );
}
