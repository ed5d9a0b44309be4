import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LatestQuotesRepository } from '../../normalization/latest-quotes.repository.js';
import { CANDLE_TABLE, type PriceTable, QUOTE_TABLE } from '../../normalization/price-table.js';
import type { Origin } from '../../normalization/written.js';
import type { RawRange } from './raw-range.js';
import { withdrawalSql } from './withdrawal-sql.js';

const SQL = { quotes: withdrawalSql(QUOTE_TABLE), candles: withdrawalSql(CANDLE_TABLE) };

/** Withdraws values that were wrongly read from raw rows. They are kept as versions. */
@Injectable()
export class Withdrawal {
  constructor(private readonly latestQuotes: LatestQuotesRepository) {}

  /**
   * Withdraws the quotes and candles of the raw rows. Values from another file, or earlier ones from the same file, replace
   * them.
   */
  async withdraw(tx: EntityManager, origin: Origin, rows: readonly RawRange[]): Promise<void> {
    if (!rows.length) return;
    const listings = await this.withdrawFrom(tx, 'quotes', origin, rows);
    if (listings.length) await this.latestQuotes.refresh(tx, listings);
    await this.withdrawFrom(tx, 'candles', origin, rows);
  }

  /** @returns the listings of the withdrawn values */
  private async withdrawFrom(
    tx: EntityManager,
    table: PriceTable['table'],
    { sourceId, fetchedAt }: Origin,
    rows: readonly RawRange[],
  ): Promise<number[]> {
    const ranges = [rows.map(({ first }) => first), rows.map(({ last }) => last)];
    await tx.query(SQL[table].deleteRivals, ranges);
    const removed = await tx.query<{ listing_id: number }[]>(SQL[table].remove, [
      sourceId,
      ...ranges,
      fetchedAt,
    ]);
    const listings = removed.map(({ listing_id }) => listing_id);
    if (listings.length) {
      await tx.query(SQL[table].restoreRivals, [sourceId, fetchedAt]);
      await tx.query(SQL[table].restoreVersions, [sourceId, ...ranges, fetchedAt, listings]);
    }
    return listings;
  }
}
