import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { OwnershipLost } from '../domain/errors.js';
import type { Cursor } from '../domain/source.js';
import { Checkpoint } from './checkpoint.entity.js';

const BACKFILL_PREFIX = 'backfill:';

export interface StoredPartition {
  partition: string;
  cursor: Cursor | null;
  /** Whether a live run no longer found it. */
  isGone: boolean;
}

@Injectable()
export class CheckpointsRepository {
  constructor(@InjectRepository(Checkpoint) private readonly checkpoints: Repository<Checkpoint>) {}

  /** Makes the caller the owner of the partition: whoever claimed it before can no longer advance its checkpoint. */
  async claim(
    sourceId: number,
    partition: string,
    runId: string,
    tx = this.checkpoints.manager,
  ): Promise<Checkpoint> {
    await tx.query(
      `insert into checkpoints (source_id, partition, run_id, first_run_id, epoch, updated_at)
       values ($1, $2, $3, $3, 1, now())
       on conflict (source_id, partition) do update set run_id = excluded.run_id, epoch = checkpoints.epoch + 1`,
      [sourceId, partition, runId],
    );
    return tx.findOneByOrFail(Checkpoint, { sourceId, partition });
  }

  /** @throws OwnershipLost where somebody has claimed the partition since. */
  async advance(tx: EntityManager, { id, epoch, partition }: Checkpoint, cursor: Cursor): Promise<void> {
    const [, affected] = await tx.query<[unknown[], number]>(
      'update checkpoints set cursor = $1, updated_at = now() where id = $2 and epoch = $3',
      [JSON.stringify(cursor), id, epoch],
    );
    if (!affected) throw new OwnershipLost(`${partition} was taken over: what is still held is not written`);
  }

  /** Notes that the partition was read to its end and that the cursor still holds. */
  async confirm(tx: EntityManager, { id, epoch }: Checkpoint): Promise<void> {
    await tx.query('update checkpoints set updated_at = now() where id = $1 and epoch = $2', [id, epoch]);
  }

  /** Of a source: how far each of its partitions got, backfills aside. */
  storedPartitions(sourceId: number): Promise<StoredPartition[]> {
    return this.checkpoints.query(
      `select partition, cursor, gone_run_id is not null as "isGone" from checkpoints
       where source_id = $1 and not starts_with(partition, $2)`,
      [sourceId, BACKFILL_PREFIX],
    );
  }

  /** Notes which partitions the run found no longer, and which it found again. */
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

  /** Forgets how far a backfill got. */
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

/** A backfill has checkpoints of its own, so that the live ones stay where they are. */
export function backfillKey(runId: string, partition: string): string {
  return `${BACKFILL_PREFIX}${runId}:${partition}`;
}
