import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { RawRange } from './raw-range.js';
import { Withdrawal } from './withdrawal.js';

/** Keeps or withdraws the quotes and candles of removed files, according to CSV_REMOVED. */
@Injectable()
export class RemovedFiles {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly withdrawal: Withdrawal,
  ) {}

  /** Settles removed files. If a withdrawn file comes back, it is read from its start. */
  async settle(
    tx: EntityManager,
    run: { id: string; sourceId: number },
    vanished: readonly string[],
  ): Promise<void> {
    if (!vanished.length || this.config.CSV_REMOVED === 'keep') return;
    const readings = await tx.query<RawRange[]>(
      `select id::bigint * 4294967296 as first, (id::bigint + 1) * 4294967296 - 1 as last
       from csv_files where source_id = $1 and path = any($2)`,
      [run.sourceId, vanished],
    );
    const origin = { sourceId: run.sourceId, runId: run.id, partition: '', fetchedAt: now() };
    await this.withdrawal.withdraw(tx, origin, readings);
    await tx.query('update checkpoints set cursor = null where source_id = $1 and partition = any($2)', [
      run.sourceId,
      vanished,
    ]);
  }
}
