import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { OwnershipLost } from '../domain/errors.js';
import type { Cursor } from '../domain/source.js';
import { Checkpoint } from './checkpoint.entity.js';
import { preparedStatement } from '../domain/prepared.js';

const BACKFILL_PREFIX = 'backfill:';

const CLAIMED =
  'id, source_id as "sourceId", partition, cursor, run_id as "runId", epoch, updated_at as "updatedAt"';

const CLAIM = preparedStatement(`update checkpoints set run_id = $3, epoch = epoch + 1
  where source_id = $1 and partition = $2 returning ${CLAIMED}`);

/** Separate from CLAIM because each attempt to insert uses up an id, and there are only 2^31 of them. */
const CLAIM_NEW =
  preparedStatement(`insert into checkpoints (source_id, partition, run_id, first_run_id, epoch, updated_at)
  values ($1, $2, $3, $3, 1, now())
  on conflict (source_id, partition) do update set run_id = excluded.run_id, epoch = checkpoints.epoch + 1
  returning ${CLAIMED}`);

export interface StoredPartition {
  partition: string;
  cursor: Cursor | null;
  /** Whether the partition was missing in the latest live run. */
  isGone: boolean;
}

@Injectable()
export class CheckpointsRepository {
  constructor(@InjectRepository(Checkpoint) private readonly checkpoints: Repository<Checkpoint>) {}

  /** Makes the caller the owner of the partition: earlier claimants can no longer advance the checkpoint. */
  async claim(
    sourceId: number,
    partition: string,
    runId: string,
    tx = this.checkpoints.manager,
  ): Promise<Checkpoint> {
    const values = [sourceId, partition, runId];
    const [[known]] = await tx.query<[Checkpoint[], number]>(CLAIM, values);
    return known ?? (await tx.query<[Checkpoint]>(CLAIM_NEW, values))[0];
  }

  /** @throws OwnershipLost if the partition has been claimed by another worker since */
  async advance(tx: EntityManager, { id, epoch, partition }: Checkpoint, cursor: Cursor): Promise<void> {
    const [, affected] = await tx.query<[unknown[], number]>(
      preparedStatement(
        'update checkpoints set cursor = $1, updated_at = now() where id = $2 and epoch = $3',
      ),
      [JSON.stringify(cursor), id, epoch],
    );
    if (!affected)
      throw new OwnershipLost(`${partition} was taken over by another worker: unsaved records are discarded`);
  }

  async isOwned(tx: EntityManager, { id, epoch }: Checkpoint): Promise<boolean> {
    const owned = await tx.query<unknown[]>(
      preparedStatement('select from checkpoints where id = $1 and epoch = $2'),
      [id, epoch],
    );
    return owned.length > 0;
  }

  /** Records that the partition was read to its end without moving the cursor. */
  async confirm(tx: EntityManager, { id, epoch }: Checkpoint): Promise<void> {
    await tx.query(
      preparedStatement('update checkpoints set updated_at = now() where id = $1 and epoch = $2'),
      [id, epoch],
    );
  }

  /** Checkpoints for live runs of a source; backfills have separate checkpoints, which are left out. */
  storedPartitions(sourceId: number): Promise<StoredPartition[]> {
    return this.checkpoints.query(
      `select partition, cursor, gone_run_id is not null as "isGone" from checkpoints
       where source_id = $1 and not starts_with(partition, $2)`,
      [sourceId, BACKFILL_PREFIX],
    );
  }

  /** Marks partitions that the run no longer found, and clears the mark of those that are back. */
  async markGone(
    tx: EntityManager,
    sourceId: number,
    runId: string,
    { vanished, returned }: { vanished: readonly string[]; returned: readonly string[] },
  ): Promise<void> {
    if (!vanished.length && !returned.length) return;
    await tx.query(
      `update checkpoints set gone_run_id = case when partition = any($3::text[]) then $2::bigint end
       where source_id = $1 and partition = any($3::text[] || $4::text[])`,
      [sourceId, runId, vanished, returned],
    );
  }

  /** Removes the checkpoints of a backfill. */
  async removeOfRun(tx: EntityManager, sourceId: number, runId: string): Promise<void> {
    await tx.query('delete from checkpoints where source_id = $1 and starts_with(partition, $2)', [
      sourceId,
      backfillKey(runId, ''),
    ]);
  }

  count(sourceId: number): Promise<number> {
    return this.checkpoints.countBy({ sourceId });
  }
}

/** The key of a backfill's own checkpoint: a backfill must not move the checkpoint that live runs use. */
export function backfillKey(runId: string, partition: string): string {
  return `${BACKFILL_PREFIX}${runId}:${partition}`;
}
