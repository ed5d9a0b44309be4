import type { EntityManager } from 'typeorm';
import { copyNewRows, type Field, MIN_COPY_ROWS } from '../database/copy-rows.js';
import { CANDLE_TABLE, givenRows, type PriceTable, QUOTE_TABLE } from './price-table.js';
import { toColumns } from './to-columns.js';
import type { Origin } from './written.js';

const SQL = { quotes: sqlFor(QUOTE_TABLE), candles: sqlFor(CANDLE_TABLE) };

function sqlFor(of: PriceTable) {
  const { table, key, figures } = of;
  return {
    lookUp: `select exists (select from ${table} join ${givenRows(of, 1)} using (${key})) as known, this_commit() as commit`,
    into: `${table} (source_id, run_id, ingested_at, commit_id, raw_id, ${key}, ${figures})`,
  };
}

/**
 * A fast way to insert rows that are all new, as when a file is read for the first time. The caller must record the
 * commit.
 * @param fieldsOf the raw row's id, the key and the figures of a row
 * @returns false, without having written anything, if one of them already exists
 */
export async function copyNewPrices<Row extends { listingId: number }>(
  tx: EntityManager,
  table: PriceTable['table'],
  origin: Origin,
  rows: readonly Row[],
  fieldsOf: (row: Row) => readonly Field[],
): Promise<boolean> {
  if (rows.length < MIN_COPY_ROWS) return false;
  // Looks for a few of them, which usually shows whether any exists; the primary key catches others.
  const sample = [rows[0]!, rows[rows.length >> 1]!, rows.at(-1)!];
  const [found] = await tx.query<[{ known: boolean; commit: string }]>(
    SQL[table].lookUp,
    toColumns(sample.map(fieldsOf)),
  );
  if (found.known) return false;
  // In key order, so that index writes are local and rows of a listing are stored together.
  const sorted = rows.toSorted((a, b) => a.listingId - b.listingId);
  const shared = [origin.sourceId, origin.runId, origin.fetchedAt.toISOString(), found.commit];
  return copyNewRows(tx, SQL[table].into, sorted.values().map(fieldsOf), shared);
}
