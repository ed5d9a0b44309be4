import type { EntityManager } from 'typeorm';
import type { Field } from '../database/copy-rows.js';
import { CANDLE_TABLE, type PriceTable, QUOTE_TABLE } from './price-table.js';
import { ONLY_IF_NEWER } from './latest-quotes.repository.js';
import { skippedByPrecedence } from './rivals.js';
import { toColumns } from './to-columns.js';
import { upsertSql } from './upsert-sql.js';
import type { Origin, UpsertedRow, WrittenRow } from './written.js';

const CLOSED_AT = 'candle_closed_at(candles."interval", candles.opened_at)';

const SQL = {
  quotes: upsertSql(QUOTE_TABLE, {
    andThen: `newest as (
      insert into latest_quotes (listing_id, observed_at, source_id, currency, price, market_cap, rank)
      select listing_id, observed_at, w.source_id, l.currency, price, market_cap, rank
      from (select distinct on (listing_id) * from written order by listing_id, observed_at desc) w
      join listings l on l.id = w.listing_id
      ${ONLY_IF_NEWER})`,
  }),
  candles: upsertSql(CANDLE_TABLE, {
    // The first fetch after the close makes the candle final, even if its values are the same.
    settles: `(${CLOSED_AT} > candles.ingested_at and ${CLOSED_AT} <= excluded.ingested_at)`,
    // A candle that was fetched before its close was not final.
    isArchived: 'candle_closed_at((former)."interval", (former).opened_at) <= (former).ingested_at',
  }),
};

/**
 * Inserts new rows and updates changed ones. A row from a file is not replaced by a file with lower precedence.
 * @param fieldsOf the raw row's id, the key and the figures of a row
 * @param backing for files: raw rows that existing rows refer to, which therefore cannot be outranked
 * @returns the rows that were written, by raw row
 */
export async function upsertPrices<Row extends { rawId: string }>(
  tx: EntityManager,
  table: PriceTable['table'],
  origin: Origin,
  rows: readonly Row[],
  fieldsOf: (row: Row) => readonly Field[],
  backing?: ReadonlySet<string>,
): Promise<WrittenRow[]> {
  if (!rows.length) return [];
  const { sourceId, runId, fetchedAt } = origin;
  const upserted = await tx.query<UpsertedRow[]>(
    SQL[table][backing ? 'ranked' : 'plain'][origin.isReplay ? 'replay' : 'live'],
    [sourceId, runId, fetchedAt, ...toColumns(rows.map(fieldsOf))],
  );
  const others = backing ? skippedByPrecedence(rows, upserted, backing) : [];
  if (others.length)
    await tx.query(SQL[table].storeOutranked, [sourceId, runId, ...toColumns(others.map(fieldsOf))]);
  return upserted.filter(({ isWritten }) => isWritten);
}
