import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storableId } from '../domain/names.js';
import type { Page } from '../domain/source.js';
import type { Origin } from './written.js';

const RELIST = `
  update listings set inactive_since = null, revision = revision + 1
  where source_id = $1 and inactive_since is not null and external_id = any($2)`;

const KEEP = `
  with earlier as (delete from sweep_pages where source_id = $1 and partition = $2 and started_at <> $3)
  insert into sweep_pages (source_id, partition, started_at, external_ids) values ($1, $2, $3, $4)`;

// Where a coin occurs twice, ranks moved while pages were read, and others may have been missed; where pages are missing, an
// older version read them.
const COMPLETE = `
  with listed as materialized (
    select unnest(external_ids) as external_id from sweep_pages where source_id = $1 and partition = $2 and started_at = $3
    union all select unnest($4::text[])),
  read as (delete from sweep_pages where source_id = $1 and partition = $2)
  update listings l set inactive_since = $5, revision = l.revision + 1
  where l.source_id = $1 and l.inactive_since is null
    and (select count(*) = $6 and count(distinct external_id) = $6 from listed)
    and not exists (select from listed where listed.external_id = l.external_id)`;

/** Finds listings that are missing from a complete sweep of their source. */
@Injectable()
export class SweepsRepository {
  async add(tx: EntityManager, origin: Origin, { sweep, records, broken = [] }: Page): Promise<void> {
    if (!sweep) return;
    const ids = [...records, ...broken].map(({ externalId }) => storableId(externalId));
    const page = [origin.sourceId, origin.partition, sweep.startedAt, ids];
    await tx.query(RELIST, [origin.sourceId, ids]);
    if (sweep.total === undefined) await tx.query(KEEP, page);
    else await tx.query(COMPLETE, [...page, origin.fetchedAt, sweep.total]);
  }
}
