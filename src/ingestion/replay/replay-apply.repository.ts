import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LatestQuotesRepository } from '../../normalization/latest-quotes.repository.js';
import type { PriceTable } from '../../normalization/price-table.js';
import {
  type AppliedChanges,
  RECORD_COMMIT,
  APPLY_PRICES,
  ARCHIVE_ARTICLES,
  APPLY_ARTICLES,
  APPLY_FEED_ITEMS,
} from './replay-apply-sql.js';

/** Applies the staged data in the caller's transaction. */
@Injectable()
export class ReplayApplyRepository {
  constructor(private readonly latestQuotes: LatestQuotesRepository) {}

  /** Number of staged quotes, candles and articles, except those marked as gone. */
  async countStaged(tx: EntityManager, runId: string): Promise<number> {
    const [row] = await tx.query<{ staged: string }[]>(
      `select (select count(*) from replay_quotes where run_id = $1 and not gone)
         + (select count(*) from replay_candles where run_id = $1 and not gone)
         + (select count(*) from replay_articles where run_id = $1 and not gone) as staged`,
      [runId],
    );
    return Number(row!.staged);
  }

  async prices(
    tx: EntityManager,
    table: PriceTable['table'],
    runId: string,
    sourceId: number,
  ): Promise<AppliedChanges> {
    const applied: AppliedChanges = { inserted: 0, updated: 0, deleted: 0 };
    const listingIds = new Set<number>();
    for (const kind of ['deleted', 'updated', 'inserted'] as const) {
      const [row] = await tx.query<{ count: string; ids: number[] | null }[]>(APPLY_PRICES[table][kind], [
        runId,
        sourceId,
      ]);
      applied[kind] = Number(row!.count);
      for (const id of row!.ids ?? []) listingIds.add(id);
    }
    if (table === 'quotes' && listingIds.size) await this.latestQuotes.refresh(tx, [...listingIds]);
    return applied;
  }

  /** Changes and deletes articles. New articles are inserted one by one, because other feeds may contain them, too. */
  async articles(
    tx: EntityManager,
    runId: string,
    sourceId: number,
  ): Promise<Pick<AppliedChanges, 'updated' | 'deleted'>> {
    const changed = { updated: 0, inherited: 0, deleted: 0 };
    for (const kind of ['inherited', 'deleted', 'updated'] as const) {
      const [row] = await tx.query<{ count: string }[]>(
        `with changed as (${APPLY_ARTICLES[kind]}), archived as (${ARCHIVE_ARTICLES}), committed as (${RECORD_COMMIT}) select count(*) as count from changed`,
        [runId, sourceId],
      );
      changed[kind] = Number(row!.count);
    }
    for (const statement of APPLY_FEED_ITEMS) await tx.query(statement, [runId]);
    return { updated: changed.updated + changed.inherited, deleted: changed.deleted };
  }
}
