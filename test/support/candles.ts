import type { DataSource } from 'typeorm';

/** A candle as a test defines it; where low and high do not matter, they are its open and close. */
export interface StoredCandle {
  listingId: number;
  interval: string;
  openedAt: string;
  open: string;
  high?: string;
  low?: string;
  close: string;
  volume?: string;
  quoteVolume?: string;
  trades?: number;
  marketCap?: string;
  ingestedAt?: string;
}

const INSERT = `
  insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id,
    open, high, low, close, volume, quote_volume, trades, market_cap)
  select l.id, l.source_id, c."interval", c."openedAt", coalesce(c."ingestedAt", '2026-01-02Z'), 0, 1, 1,
    c.open, coalesce(c.high, greatest(c.open, c.close)), coalesce(c.low, least(c.open, c.close)), c.close, c.volume,
    c."quoteVolume", c.trades, c."marketCap"
  from json_to_recordset($1) c("listingId" int, "interval" text, "openedAt" timestamptz, "ingestedAt" timestamptz, open numeric,
    high numeric, low numeric, close numeric, volume numeric, "quoteVolume" numeric, trades bigint, "marketCap" numeric)
  join listings l on l.id = c."listingId"`;

/** Puts candles into the table as they are, without a commit: known from when they were ingested. */
export async function addCandles(db: DataSource, candles: readonly StoredCandle[]): Promise<void> {
  await db.query(INSERT, [JSON.stringify(candles)]);
}
