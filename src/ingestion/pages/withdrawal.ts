import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Origin } from '../../normalization/written.js';
import { CandleWithdrawal } from './candle-withdrawal.repository.js';
import { QuoteWithdrawal } from './quote-withdrawal.repository.js';
import type { RawRange } from './raw-range.js';

/** Withdraws values that were wrongly read from raw rows. They are kept as versions. */
@Injectable()
export class Withdrawal {
  constructor(
    private readonly quotes: QuoteWithdrawal,
    private readonly candles: CandleWithdrawal,
  ) {}

  /** Withdraws the quotes and candles from the raw rows, and restores the versions that these had replaced. */
  async withdraw(tx: EntityManager, origin: Origin, rows: readonly RawRange[]): Promise<void> {
    if (!rows.length) return;
    await this.quotes.withdraw(tx, origin, rows);
    await this.candles.withdraw(tx, origin, rows);
  }
}
