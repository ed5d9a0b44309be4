import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResilientClient } from '../../database/connection.js';
import { ReplayApplyRepository } from './replay-apply.repository.js';
import type { AppliedChanges } from './replay-apply-sql.js';
import { ReplayListingsRepository } from './replay-listings.repository.js';
import { ReplayNewArticles } from './replay-new-articles.js';
import type { ReplayTask } from './replay-task.js';

/** Makes the staged data visible in one step. */
@Injectable()
export class ReplayApply {
  constructor(
    private readonly repository: ReplayApplyRepository,
    private readonly newArticles: ReplayNewArticles,
    private readonly names: ReplayListingsRepository,
  ) {}

  async apply(
    tx: EntityManager,
    { runId, sourceId }: ReplayTask,
  ): Promise<AppliedChanges & { produced: number }> {
    // The statement may change millions of rows, and a timeout would mean starting over.
    await tx.query(`set local statement_timeout = '30min'`);
    ((await tx.queryRunner!.connect()) as ResilientClient).setSilenceLimit(31 * 60_000);
    const produced = await this.repository.countStaged(tx, runId);
    const quotes = await this.repository.prices(tx, 'quotes', runId, sourceId);
    const candles = await this.repository.prices(tx, 'candles', runId, sourceId);
    const articles = {
      ...(await this.repository.articles(tx, runId, sourceId)),
      inserted: await this.newArticles.insert(tx, { runId, sourceId }),
    };
    await this.names.apply(tx, runId, sourceId);
    const total = (kind: keyof AppliedChanges) => quotes[kind] + candles[kind] + articles[kind];
    return { produced, inserted: total('inserted'), updated: total('updated'), deleted: total('deleted') };
  }
}
