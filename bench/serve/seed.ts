import type { Client } from 'pg';
import { withClient } from '../database.js';

/** Number of listings in each of the three sources of quotes. */
const LISTINGS = 1600;
const MINUTES_OF_A_YEAR = 525_600;
/** Time of the newest sweep. */
export const NEWEST = '2026-01-01T00:00:00Z';

const NAMES = `
  insert into sources (name, kind)
    values ('coingecko', 'api'), ('coinpaprika', 'api'), ('csv', 'csv'), ('rss', 'third');
  insert into runs (source_id, trigger, status, started_at, finished_at)
    select id, 'cli', 'succeeded', '${NEWEST}', '${NEWEST}' from sources;
  insert into assets (slug, symbol, name)
    select 'coin-' || n, 'C' || n, 'Coin ' || n from generate_series(1, ${LISTINGS}) n;
  insert into asset_aliases (asset_id, kind, value)
    select id, kind, value from assets a,
      lateral (values ('slug', slug), ('symbol', symbol), ('name', name)) called(kind, value);
  insert into listings (source_id, external_id, symbol, name, asset_id, state, confidence, resolved_revision)
    select s, 'coin-' || n, 'C' || n, 'Coin ' || n, n, 'matched', 1, 1
    from generate_series(1, 3) s, generate_series(1, ${LISTINGS}) n;`;

/** Amounts never end in 0, so that all formatters write them identically. */
const AMOUNTS = `(k % 1000003 * 10 + 1) * 0.0001, (k % 9999991 * 10 + 3) * 0.01, (k % 99991 * 10 + 7) * 0.01, (k % 3001 - 1500.5) * 0.01,
  k % 21000000, 21000000, 21000000`;
const INTO = `insert into quotes (listing_id, source_id, rank, observed_at, ingested_at, commit_id, run_id, raw_id, price, market_cap,
  volume_24h, change_24h_pct, circulating_supply, total_supply, max_supply)`;

/** Quotes of the first coin, one per minute, for up to a year. */
const MINUTES = `${INTO}
  select 2 * ${LISTINGS} + 1, 3, 1, at, at + interval '1 second', n / 1000, 3, 1, ${AMOUNTS}
  from (select n, n::bigint * 7919 as k, '${NEWEST}'::timestamptz - make_interval(mins => $1::int - n) as at
    from generate_series(1, $1::int) n) minute`;

/** Quotes of all other listings, every five minutes, in order of arrival. */
const SWEEPS = `${INTO}
  select l.id, l.source_id, l.asset_id, at, at + interval '1 second', ${MINUTES_OF_A_YEAR} + 3 * n + l.source_id, l.source_id, 1, ${AMOUNTS}
  from generate_series(1, $1::int) n
  cross join lateral (select *, '${NEWEST}'::timestamptz - make_interval(mins => 5 * ($1::int - n)) - interval '30 second' as at,
    id::bigint * 104729 + n * 7919 as k from listings where id <> 2 * ${LISTINGS} + 1) l`;

/** One commit per page. */
const COMMITS = `insert into commits (id, known_at)
  select distinct on (commit_id) commit_id, ingested_at + interval '0.2 second' from quotes order by commit_id, ingested_at desc
  on conflict (id) do update set known_at = excluded.known_at`;

const LATEST = `insert into latest_quotes
  select q.listing_id, q.observed_at, q.source_id, q.price, q.market_cap, q.rank
  from listings l cross join lateral (
    select * from quotes where listing_id = l.id order by observed_at desc limit 1) q`;

const ARTICLES = `insert into articles (source_id, external_id, title, url, summary, categories, observed_at, ingested_at, run_id, raw_id)
  select 4, 'story-' || n, 'Story ' || n || ' of Coin ' || n % ${LISTINGS}, 'https://example.com/' || n, 'Summarised in a sentence.', '{}',
    at, at + interval '1 second', 4, 1
  from (select n, '${NEWEST}'::timestamptz - make_interval(mins => 10 * ($1::int - n)) as at from generate_series(1, $1::int) n) story`;

/** Fills an empty database with this many quotes, and one article per 500 quotes. */
export async function seed(url: string, quotes: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
    await client.query(NAMES);
    const minutes = Math.min(MINUTES_OF_A_YEAR, Math.floor(quotes / 4));
    const makeIndexes = await dropIndexes(client);
    await client.query(MINUTES, [minutes]);
    await client.query(SWEEPS, [Math.ceil((quotes - minutes) / (3 * LISTINGS - 1))]);
    for (const sql of makeIndexes) await client.query(sql);
    await client.query(COMMITS);
    await client.query(LATEST);
    await client.query(ARTICLES, [Math.ceil(quotes / 500)]);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  });
}

/** Drops the indexes of quotes. @returns the statements that recreate them */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select coalesce('alter table quotes drop constraint ' || c.conname, 'drop index ' || i.indexrelid::regclass) as drop,
      coalesce('alter table quotes add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid), pg_get_indexdef(i.indexrelid)) as make
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
    where i.indrelid = 'quotes'::regclass`);
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ make }) => make);
}
