import type { Candle, Interval } from '../../domain/candle.js';
import type { ListingKey } from '../../domain/quote.js';
import { CANDLE_FIGURES, CANDLE_KEY } from '../../normalization/candle-columns.js';
import { qualifyColumns } from '../../normalization/qualify-columns.js';

/** A candle as read from a raw row. */
export interface StagedCandle {
  listingId: number;
  rawId: string;
  fetchedAt: Date;
  candle: Candle;
}

/** A stored candle that no raw row in the scan reproduced. PostgreSQL formats its time, to the microsecond. */
export interface UnmatchedCandle extends ListingKey {
  listingId: number;
  interval: Interval;
  openedAt: string;
  rawId: string;
}

/** A position in a source's candles, which are ordered by key. */
export interface CandlePosition {
  openedAt: string;
  listingId: number;
  interval: Interval;
}

export const sameCandleSql = (a: string, b: string) =>
  `${a}.listing_id = ${b}.listing_id and ${a}."interval" = ${b}."interval" and ${a}.opened_at = ${b}.opened_at`;

// The record that backs the current candle wins, otherwise the record that was fetched last.
export const STAGE_CANDLES = `
  insert into replay_candles as kept (run_id, ${CANDLE_KEY}, raw_id, fetched_at, is_current, seen_raw_id, seen_ingested_at,
    ${CANDLE_FIGURES})
  select distinct on (staged.listing_id, staged."interval", staged.opened_at) $1::bigint, staged.listing_id, staged."interval", staged.opened_at,
    staged.raw_id, staged.fetched_at, coalesce(c.raw_id = staged.raw_id, false), c.raw_id, c.ingested_at, ${qualifyColumns('staged', CANDLE_FIGURES)}
  from unnest($2::int[], $3::bigint[], $4::timestamptz[], $5::text[], $6::timestamptz[], $7::numeric[], $8::numeric[],
    $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::bigint[])
    as staged(listing_id, raw_id, fetched_at, "interval", opened_at, ${CANDLE_FIGURES})
  left join candles c on ${sameCandleSql('c', 'staged')}
  order by staged.listing_id, staged."interval", staged.opened_at, coalesce(c.raw_id = staged.raw_id, false) desc,
    staged.fetched_at desc, staged.raw_id desc
  on conflict (run_id, ${CANDLE_KEY}) do update set raw_id = excluded.raw_id, fetched_at = excluded.fetched_at,
    is_current = excluded.is_current, seen_raw_id = excluded.seen_raw_id, seen_ingested_at = excluded.seen_ingested_at,
    (${CANDLE_FIGURES}) = row(${qualifyColumns('excluded', CANDLE_FIGURES)})
  where excluded.is_current
    or not kept.is_current and (excluded.fetched_at, excluded.raw_id) > (kept.fetched_at, kept.raw_id)`;

export const IN_SPAN = `opened_at >= coalesce($5::timestamptz, '-infinity') and opened_at < coalesce($6::timestamptz, 'infinity')`;
