import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Candle } from '../domain/candle.js';
import { CANDLE_KEY, FIGURE_NAMES, FIGURES, figuresOf } from './candle-columns.js';
import { fetchedSince } from './fetched-since.js';
import { isOutranked, keepOutranked, keepReplaced, outranked, RANKED_CANDLES } from './rivals.js';
import { archiveCandles, recordCommit, THIS_COMMIT, WAS_CLOSED } from './versions.js';
import type { Origin, Upserted, Written } from './written.js';

export interface CandleRow {
  listingId: number;
  rawId: string;
  candle: Candle;
}

const DIFFERS = `(${figuresOf('candles')}) is distinct from (${figuresOf('excluded')})`;
const CLOSED_AT = 'candle_closed_at(candles."interval", candles.opened_at)';
/** The first fetch after the close makes the candle final, even if its values are the same. */
const CLOSES = `(${CLOSED_AT} > candles.ingested_at and ${CLOSED_AT} <= excluded.ingested_at)`;

// As for quotes, except that a candle is not archived if it was fetched before its close: it was not final.
const upsert = (isReplay: boolean, isRanked: boolean) => {
  const unlessOutranked = isRanked ? `and not ${isOutranked('candles')}` : '';
  const now = isReplay ? 'now()' : '$3::timestamptz';
  const changed = isReplay ? DIFFERS : `(${DIFFERS} or ${CLOSES})`;
  const since = isReplay ? `and not ${fetchedSince('candles', '$3::timestamptz')}` : '';
  return `
  with upserted as (
    insert into candles (source_id, run_id, ingested_at, commit_id, raw_id, ${CANDLE_KEY}, ${FIGURES})
    select $1, $2, ${now}, ${THIS_COMMIT}, * from unnest($4::bigint[], $5::int[], $6::text[], $7::timestamptz[], $8::numeric[],
      $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::numeric[], $15::bigint[])
    on conflict (${CANDLE_KEY}) do update set raw_id = excluded.raw_id,
      run_id = case when ${changed} then excluded.run_id else candles.run_id end,
      ingested_at = case when ${changed} then excluded.ingested_at else candles.ingested_at end,
      commit_id = case when ${changed} then excluded.commit_id else candles.commit_id end,
      (${FIGURES}) = row(${figuresOf('excluded')})
    where (${changed} or candles.raw_id <> excluded.raw_id) ${since} ${unlessOutranked}
    returning new.*, old as former, old.listing_id is null as inserted,
      (old.ingested_at, ${figuresOf('old')}) is distinct from (new.ingested_at, ${figuresOf('new')}) as changed
  ), written as (
    select raw_id, inserted from upserted where inserted or changed
  ), committed as (
    ${recordCommit('written')}
  ), ${isRanked ? `${keepReplaced(RANKED_CANDLES, 'upserted')}, ` : ''}archived as (
    ${archiveCandles(`upserted where changed and not inserted and ${WAS_CLOSED}`, now)}
  )
  select raw_id, inserted, ${isRanked ? 'inserted or changed as "isWritten" from upserted' : 'true as "isWritten" from written'}`;
};
const UPSERT = { live: upsert(false, false), replay: upsert(true, false) };
const RANKED_UPSERT = { live: upsert(false, true), replay: upsert(true, true) };
const KEEP_OUTRANKED = keepOutranked(
  RANKED_CANDLES,
  `(select $1::smallint as source_id, $2::bigint as run_id, * from unnest($3::bigint[], $4::int[], $5::text[], $6::timestamptz[],
    $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::bigint[])
    as row(raw_id, ${CANDLE_KEY}, ${FIGURES}))`,
);

@Injectable()
export class CandlesRepository {
  /**
   * Inserts new candles and updates changed ones. A candle from a file is not replaced by a file with lower precedence.
   * @param backing for files: raw rows that existing rows refer to, which therefore cannot be outranked
   * @returns the candles that were written, by raw row
   */
  async upsert(
    tx: EntityManager,
    origin: Origin,
    rows: readonly CandleRow[],
    backing?: ReadonlySet<string>,
  ): Promise<Written[]> {
    if (!rows.length) return [];
    const { sourceId, runId, fetchedAt } = origin;
    const parameters = [sourceId, runId, fetchedAt, ...columnsOf(rows)];
    const upserted = backing
      ? await tx.query<Upserted[]>(origin.isReplay ? RANKED_UPSERT.replay : RANKED_UPSERT.live, parameters)
      : await tx.query<Upserted[]>(origin.isReplay ? UPSERT.replay : UPSERT.live, parameters);
    const others = backing ? outranked(rows, upserted, backing) : [];
    if (others.length) await tx.query(KEEP_OUTRANKED, [sourceId, runId, ...columnsOf(others)]);
    return upserted.filter(({ isWritten }) => isWritten);
  }
}

function columnsOf(rows: readonly CandleRow[]): unknown[][] {
  return [
    rows.map((row) => row.rawId),
    rows.map((row) => row.listingId),
    rows.map(({ candle }) => candle.interval),
    rows.map(({ candle }) => candle.openedAt),
    ...FIGURE_NAMES.map((name) => rows.map(({ candle }) => candle[name])),
  ];
}
