import type { DataSource } from 'typeorm';
import { COUNT_RUNS } from '../../migrations/1765700200000-run-totals.js';

export const TINY_PRICE = '0.000000000000123456789';
export const HUGE_SUPPLY = '123456789012345678901234567890.5';
/** White space, order and number forms that parsing and printing would change; an escape that jsonb refuses. */
export const RAW_PAYLOAD = `{"b": 1.10,  "a":${HUGE_SUPPLY}, "tiny":1e-9, "text":"\\u0000"}`;

const SOURCES = `insert into sources (name, kind)
  values ('coingecko', 'api'), ('coinpaprika', 'api'), ('csv', 'csv'), ('rss', 'third')`;

const RUNS = `insert into runs (source_id, trigger, status, started_at, finished_at, pages, fetched, stored, updated,
    unchanged, duplicate, rejected, error_stage, error_code, error_message)
  values (1, 'start', 'succeeded', '2026-01-01Z', '2026-01-01T00:00:02Z', 2, 10, 5, 1, 2, 1, 1, null, null, null),
    (2, 'schedule', 'succeeded', '2026-01-01Z', '2026-01-01T00:00:01Z', 1, 3, 3, 0, 0, 0, 0, null, null, null),
    (3, 'cli', 'succeeded', '2026-01-01Z', '2026-01-01T00:00:04Z', 1, 4, 4, 0, 0, 0, 0, null, null, null),
    (4, 'schedule', 'succeeded', '2026-01-01Z', '2026-01-01T00:00:01Z', 1, 4, 4, 0, 0, 0, 0, null, null, null),
    (2, 'schedule', 'failed', '2026-01-02Z', '2026-01-02T00:00:03Z', 0, 0, 0, 0, 0, 0, 0, 'fetch', 'upstream_error',
      'api.coinpaprika.com answered 503, after 5 retries')`;

const ASSETS = `insert into assets (slug, symbol, name)
  values ('bitcoin', 'BTC', 'Bitcoin'), ('ether', 'ETH', 'Ether'), ('100-percent_coin', '100%', '100%_Coin'), ('hot', 'HOT', 'Hot')`;

const LISTINGS = `insert into listings (source_id, external_id, symbol, name, asset_id)
  values (1, 'bitcoin', 'BTC', 'Bitcoin', 1), (1, 'ethereum', 'ETH', 'Ether', 2), (1, 'percent', '100%', '100%_Coin', 3),
    (2, 'btc-bitcoin', 'BTC', 'Bitcoin', 1), (2, 'hot-holo', 'HOT', 'Holo', 4),
    (3, 'BTC', 'BTC', 'BTC', 1), (3, 'HOT', 'HOT', 'HOT', 4)`;

/** Twelve quotes per listing, with ties and nulls in every sort key, and equal times. */
const QUOTES = `insert into quotes (listing_id, source_id, rank, observed_at, ingested_at, run_id, raw_id, price,
    market_cap, volume_24h, change_24h_pct, total_supply)
  select l.id, l.source_id, case when l.id % 3 > 0 then (l.id + n) % 4 + 1 end,
    '2026-01-01Z'::timestamptz + make_interval(mins => n / 2 + l.id % 2, secs => (n % 2) * 0.000001),
    '2026-01-02T03:04:05.678901Z', l.source_id, case l.source_id when 3 then (1::bigint << 32) + 2 else 1 end,
    case when n % 5 > 0 then (l.id * 7 + n) % 6 + 0.50 end,
    case when (l.id + n) % 3 > 0 then 10 ^ ((l.id + n) % 5)::numeric end, 1.10, -2.50, null
  from listings l, generate_series(1, 12) n`;

const LATEST = `insert into latest_quotes
  select distinct on (listing_id) listing_id, observed_at, source_id, price, market_cap, rank
  from quotes order by listing_id, observed_at desc`;

const ARTICLES = `insert into articles (source_id, external_id, title, url, summary, categories, observed_at, ingested_at,
    run_id, raw_id)
  select 4, 'guid-' || n, 'Bitcoin story ' || n, 'https://example.com/' || n, case n when 3 then 'of 100%_Coin' end, '{}',
    '2026-01-01Z'::timestamptz + make_interval(mins => n / 3), '2026-01-02Z', 4, 1 from generate_series(1, 9) n`;

const RAW = [
  `insert into raw_api_data (source_id, partition, external_id, content_hash, payload, run_id, fetched_at)
     values (1, 'markets', 'bitcoin', '\\x00', $1, 1, '2026-01-01T00:00:01Z')`,
  `insert into raw_third_source_data (source_id, partition, external_id, content_hash, payload, run_id, fetched_at)
     values (4, 'https://example.com/feed', 'guid-1', '\\x00', $1, 4, '2026-01-01T00:00:01Z')`,
];
const CSV = [
  `insert into csv_files (source_id, path, generation, columns, "format", first_read_at)
     values (3, 'prices.csv', 'g', '["ticker", "Price (USD)", "note"]', '{"delimiter": ";"}', '2026-01-01Z')`,
  `insert into raw_csv_data values (1, 2, '["BTC","$1,234.50"]', 3, '2026-01-01T00:00:01Z')`,
];
const CHECKPOINT = `insert into checkpoints (source_id, partition, cursor, run_id, updated_at)
  values (1, 'markets', '{"page":2}', 1, now() - interval '1 hour'), (3, 'prices.csv', '{"byte":99}', 3, now())`;

/** Fills an empty database with sources, runs, listings, 84 quotes and nine articles. */
export async function seed(db: DataSource): Promise<void> {
  for (const sql of [
    SOURCES,
    RUNS,
    COUNT_RUNS,
    ASSETS,
    LISTINGS,
    QUOTES,
    LATEST,
    ARTICLES,
    ...CSV,
    CHECKPOINT,
  ])
    await db.query(sql);
  for (const sql of RAW) await db.query(sql, [RAW_PAYLOAD]);
}

/** Quotes of a listing of CoinGecko since 2020, each so many seconds after the one before. */
export async function addQuotes(
  db: DataSource,
  { listing, count, seconds = 1 }: { listing: number; count: number; seconds?: number },
): Promise<void> {
  await db.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select $1, 1, '2020-01-01Z'::timestamptz + make_interval(secs => n * $3), '2026-01-02Z', 1, 1, n + 0.25 from generate_series(1, $2) n`,
    [listing, count, seconds],
  );
}

/** One more quote of coingecko/bitcoin, later than all others. */
export async function addQuote(db: DataSource, observedAt: string, price: string): Promise<void> {
  await db.query(
    `with added as (
       insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, total_supply)
       values (1, 1, $1, now(), 1, 1, $2, $3) returning *)
     update latest_quotes l set observed_at = a.observed_at, price = a.price, market_cap = null, rank = null
     from added a where l.listing_id = a.listing_id`,
    [observedAt, price, HUGE_SUPPLY],
  );
}
