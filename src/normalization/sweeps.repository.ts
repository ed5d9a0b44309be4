import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storableId } from '../domain/names.js';
import type { Page } from '../domain/source.js';
import { SweptCoinsRepository } from './swept-coins.repository.js';
import type { Origin } from './written.js';

const RELIST = `
  update listings set inactive_since = null, revision = revision + 1
  where source_id = $1 and inactive_since is not null and external_id = any($2)`;

const KEEP = `
  with earlier as (delete from sweep_pages where source_id = $1 and partition = $2 and started_at <> $3)
  insert into sweep_pages (source_id, partition, started_at, external_ids) values ($1, $2, $3, $4)`;

// A sweep counts as incomplete if a coin occurs twice, because coins then moved between pages and others may be missing, or if
// pages are missing, which an older version of Kasparro read.
const ACCOUNT = `
  select count(*) = $4 and count(distinct external_id) = $4 as "addsUp" from (
    select unnest(external_ids) as external_id from sweep_pages where source_id = $1 and partition = $2 and started_at = $3) as listed`;

// `not in` is always hashed. For `not exists`, a planner without statistics on the listings compared every pair.
const RETIRE = `
  update listings l set inactive_since = $4, revision = l.revision + 1
  where l.source_id = $1 and l.inactive_since is null and l.external_id not in (
    select unnest(external_ids) from sweep_pages where source_id = $1 and partition = $2 and started_at = $3)`;

const FORGET = 'delete from sweep_pages where source_id = $1 and partition = $2';

/** Finds listings that are missing from a complete sweep of their source. */
@Injectable()
export class SweepsRepository {
  constructor(private readonly sweptCoins: SweptCoinsRepository) {}

  async add(tx: EntityManager, origin: Origin, { sweep, records, broken = [] }: Page): Promise<void> {
    if (!sweep) return;
    const { sourceId, partition } = origin;
    const { startedAt, total, isIncomplete = false, withoutData = [] } = sweep;
    const ids = [...records, ...broken].map(({ externalId }) => storableId(externalId));
    await tx.query(RELIST, [sourceId, ids]);
    await tx.query(KEEP, [sourceId, partition, startedAt, ids]);
    if (total === undefined) return;
    const [{ addsUp }] = await tx.query<[{ addsUp: boolean }]>(ACCOUNT, [
      ...[sourceId, partition, startedAt, total],
    ]);
    if (addsUp) {
      const isComplete = !isIncomplete;
      const read = { sourceId, partition, startedAt, coins: total, withoutData, isComplete };
      await this.sweptCoins.compare(tx, origin.runId, read);
      if (isComplete) await tx.query(RETIRE, [sourceId, partition, startedAt, origin.fetchedAt]);
    }
    await tx.query(FORGET, [sourceId, partition]);
  }
}
