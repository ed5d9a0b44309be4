import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RANKED_CANDLES } from '../../normalization/rivals.js';
import { archiveCandles } from '../../normalization/versions.js';
import type { Origin } from '../../normalization/written.js';
import type { RawRange } from './raw-range.js';
import { withdrawalSql } from './withdrawal-sql.js';

const SQL = withdrawalSql(RANKED_CANDLES, archiveCandles);

@Injectable()
export class CandleWithdrawal {
  /** Withdraws the candles of the raw rows. Values from another file, or earlier ones from the same file, replace them. */
  async withdraw(tx: EntityManager, origin: Origin, rows: readonly RawRange[]): Promise<void> {
    const { sourceId, fetchedAt } = origin;
    const ranges = [rows.map(({ first }) => first), rows.map(({ last }) => last)];
    await tx.query(SQL.deleteRivals, ranges);
    const removed = await tx.query<{ listing_id: number }[]>(SQL.remove, [sourceId, ...ranges, fetchedAt]);
    if (!removed.length) return;
    const listings = removed.map(({ listing_id }) => listing_id);
    await tx.query(SQL.restoreRivals, [sourceId, fetchedAt]);
    await tx.query(SQL.restoreVersions, [sourceId, ...ranges, fetchedAt, listings]);
  }
}
