import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyNewRows, type Field, MIN_COPY_ROWS } from '../database/copy-rows.js';
import { CANDLE_KEY, FIGURE_NAMES, FIGURES } from './candle-columns.js';
import type { CandleRow } from './candles.repository.js';
import { recordCommit } from './versions.js';
import type { Origin } from './written.js';

const COLUMNS = `source_id, run_id, ingested_at, commit_id, raw_id, ${CANDLE_KEY}, ${FIGURES}`;

/** A fast way to insert candles that are all new, as when a file is read for the first time. */
@Injectable()
export class NewCandlesRepository {
  /** @returns false, without having written anything, if one of them already exists */
  async insert(tx: EntityManager, origin: Origin, rows: readonly CandleRow[]): Promise<boolean> {
    if (rows.length < MIN_COPY_ROWS) return false;
    const { known, commit } = await this.lookUp(tx, rows);
    if (known) return false;
    // In key order, so that index writes are local and candles of a listing are stored together.
    const sorted = rows.toSorted((a, b) => a.listingId - b.listingId);
    const shared = [origin.sourceId, origin.runId, origin.fetchedAt.toISOString(), commit];
    if (!(await copyNewRows(tx, `candles (${COLUMNS})`, sorted.values().map(fieldsOf), shared))) return false;
    await tx.query(recordCommit('(values (1)) written'));
    return true;
  }

  /**
   * Looks for a few of the candles, which usually shows whether any exists; the primary key catches others. Also returns the
   * commit id.
   */
  private async lookUp(
    tx: EntityManager,
    rows: readonly CandleRow[],
  ): Promise<{ known: boolean; commit: string }> {
    const sample = [rows[0]!, rows[rows.length >> 1]!, rows.at(-1)!];
    const [row] = await tx.query<[{ known: boolean; commit: string }]>(
      `select exists (select from candles join unnest($1::int[], $2::text[], $3::timestamptz[]) as sample(${CANDLE_KEY})
         using (${CANDLE_KEY})) as known, this_commit() as commit`,
      [
        sample.map(({ listingId }) => listingId),
        sample.map(({ candle }) => candle.interval),
        sample.map(({ candle }) => candle.openedAt),
      ],
    );
    return row;
  }
}

function fieldsOf({ listingId, rawId, candle }: CandleRow): Field[] {
  const { interval, openedAt } = candle;
  return [rawId, listingId, interval, openedAt, ...FIGURE_NAMES.map((name) => candle[name])];
}
