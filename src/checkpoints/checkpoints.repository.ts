import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { OwnershipLost } from '../domain/errors.js';
import type { Cursor } from '../domain/source.js';
import { Checkpoint } from './checkpoint.entity.js';

@Injectable()
export class CheckpointsRepository {
  constructor(@InjectRepository(Checkpoint) private readonly checkpoints: Repository<Checkpoint>) {}

  /** Makes the run the owner of the partition: from here on no other run can advance its checkpoint. */
  async claim(sourceId: number, partition: string, runId: string): Promise<Checkpoint> {
    await this.checkpoints.query(
      `insert into checkpoints (source_id, partition, run_id, updated_at) values ($1, $2, $3, now())
       on conflict (source_id, partition) do update set run_id = excluded.run_id`,
      [sourceId, partition, runId],
    );
    return this.checkpoints.findOneByOrFail({ sourceId, partition });
  }

  /** @throws OwnershipLost where another run has claimed the partition since. */
  async advance(tx: EntityManager, id: number, cursor: Cursor, runId: string): Promise<void> {
    const [, affected] = await tx.query<[unknown[], number]>(
      'update checkpoints set cursor = $1, updated_at = now() where id = $2 and run_id = $3',
      [JSON.stringify(cursor), id, runId],
    );
    if (!affected)
      throw new OwnershipLost(`run ${runId} no longer owns the partition: what it holds is not written`);
  }

  /** Notes that the partition was read to its end and that the cursor still holds. */
  async confirm(id: number, runId: string): Promise<void> {
    await this.checkpoints.query('update checkpoints set updated_at = now() where id = $1 and run_id = $2', [
      id,
      runId,
    ]);
  }

  count(sourceId: number): Promise<number> {
    return this.checkpoints.countBy({ sourceId });
  }
}
