import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Field } from '../database/copy-rows.js';
import type { Candle } from '../domain/candle.js';
import { CANDLE_FIGURE_NAMES } from './candle-columns.js';
import { copyNewPrices } from './copy-new-prices.js';
import { upsertPrices } from './upsert-prices.js';
import { recordCommitSql } from './versions.js';
import type { Origin, WrittenRow } from './written.js';

export interface CandleRow {
  listingId: number;
  rawId: string;
  candle: Candle;
}

@Injectable()
export class CandlesRepository {
  /** Inserts new candles and updates changed ones, as `upsertPrices` describes. */
  async upsert(
    tx: EntityManager,
    origin: Origin,
    rows: readonly CandleRow[],
    backing?: ReadonlySet<string>,
  ): Promise<WrittenRow[]> {
    return upsertPrices(tx, 'candles', origin, rows, fieldsOf, backing);
  }

  /** @returns false, without having written anything, if one of them already exists, or if there are only a few */
  async insertNew(tx: EntityManager, origin: Origin, rows: readonly CandleRow[]): Promise<boolean> {
    if (!(await copyNewPrices(tx, 'candles', origin, rows, fieldsOf))) return false;
    await tx.query(recordCommitSql('(values (1)) written'));
    return true;
  }
}

function fieldsOf({ listingId, rawId, candle }: CandleRow): Field[] {
  const { interval, openedAt } = candle;
  return [rawId, listingId, interval, openedAt, ...CANDLE_FIGURE_NAMES.map((name) => candle[name])];
}
