import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { terminateLockHolders } from '../../database/holder.js';
import { OwnershipLost } from '../../domain/errors.js';
import { type ReplayState, NO_COUNTS } from './replay-state.js';

/** Progress of replays. */
@Injectable()
export class ReplayStateRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Starts a replay or takes it over at its last position: the previous owner can no longer write. */
  async claim(runId: string, sourceId: number): Promise<ReplayState> {
    await terminateLockHolders(this.dataSource, `replay ${runId}`);
    const [row] = await this.dataSource.query<Omit<ReplayState, 'runId'>[]>(
      `insert into replays (run_id, source_id, phase, position, counts, started_at)
       values ($1, $2, 'scan', '{}', $3, now())
       on conflict (run_id) do update set epoch = replays.epoch + 1 returning epoch, phase, position, counts`,
      [runId, sourceId, JSON.stringify(NO_COUNTS)],
    );
    return { runId, ...row!, counts: { ...NO_COUNTS, ...row!.counts } };
  }

  /**
   * Advances the replay in the transaction that did the work.
   * @throws OwnershipLost
   */
  async advance(
    tx: EntityManager,
    { runId, epoch }: ReplayState,
    to: Pick<ReplayState, 'phase' | 'position' | 'counts'>,
  ): Promise<void> {
    const [, moved] = await tx.query<[unknown[], number]>(
      'update replays set phase = $3, position = $4, counts = $5 where run_id = $1 and epoch = $2',
      [runId, epoch, to.phase, JSON.stringify(to.position), JSON.stringify(to.counts)],
    );
    if (moved !== 1) throw new OwnershipLost(`another process has taken over the replay of run ${runId}`);
  }

  /**
   * Fails if the run has ended.
   * @param hold whether to keep the run from ending before the caller's transaction does
   * @throws OwnershipLost
   */
  async assertRunning(tx: EntityManager, runId: string, hold: boolean): Promise<void> {
    const found = await tx.query<unknown[]>(
      `select from runs where id = $1 and finished_at is null ${hold ? 'for share' : ''}`,
      [runId],
    );
    if (!found.length) throw new OwnershipLost(`run ${runId} has ended: its replay is not applied`);
  }

  /** Replays of the source that are done, or whose runs have ended. */
  async ended(sourceId: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ run_id: string }[]>(
      `select p.run_id from replays p where p.source_id = $1 and (p.phase = 'done' or not exists (
         select from runs r where r.id = p.run_id and r.finished_at is null))`,
      [sourceId],
    );
    return rows.map((row) => row.run_id);
  }

  /** Deletes staged data in batches. The replay's own row is kept while its run continues. */
  async clear(runId: string): Promise<void> {
    for (const table of ['replay_quotes', 'replay_candles', 'replay_articles', 'replay_listings'])
      for (let deleted = 1; deleted > 0;)
        [, deleted] = await this.dataSource.query<[unknown[], number]>(
          `delete from ${table} where run_id = $1 and ctid = any(array(select ctid from ${table} where run_id = $1 limit 50000))`,
          [runId],
        );
    await this.dataSource.query(
      `delete from replays p where run_id = $1 and not exists (
         select from runs r where r.id = p.run_id and r.finished_at is null)`,
      [runId],
    );
  }
}
