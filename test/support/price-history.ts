import type { DataSource } from 'typeorm';

/** One listing's quotes, by default a minute apart, oldest first; the last one belongs to the given run. */
export interface PriceHistory {
  source: string;
  id: string;
  /** Slug of its asset. */
  asset: string;
  prices: readonly string[];
  run: string;
  /** When the last quote was observed. */
  until?: string;
  seconds?: number;
}

/** Stores quotes as a run would have, and the newest one of the listing. */
export async function storePrices(db: DataSource, history: PriceHistory): Promise<void> {
  const { source, id, asset, prices, run, until = '2026-03-01T12:00:00Z', seconds = 60 } = history;
  await db.query(
    `insert into assets (slug, symbol, name) values ($1, upper($1), $1) on conflict do nothing`,
    [asset],
  );
  await db.query(
    `insert into listings (source_id, external_id, symbol, name, asset_id)
     select s.id, $2, upper($2), $2, a.id from sources s, assets a where s.name = $1 and a.slug = $3
     on conflict do nothing`,
    [source, id, asset],
  );
  await db.query(
    `with said as (
       insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select l.id, s.id, $3::timestamptz - make_interval(secs => $4 * (cardinality($5::numeric[]) - n)), now(),
         case n when cardinality($5::numeric[]) then $6::bigint else 0 end, 1, price
       from sources s join listings l on l.source_id = s.id and l.external_id = $2,
         unnest($5::numeric[]) with ordinality p(price, n)
       where s.name = $1 returning *)
     insert into latest_quotes (listing_id, observed_at, source_id, price)
     select listing_id, observed_at, source_id, price from said order by observed_at desc limit 1
     on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price`,
    [source, id, until, seconds, prices, run],
  );
}

/** Ended live runs of the source, a minute apart, each fetching this many records; @returns the id of the last one */
export async function storeRuns(
  db: DataSource,
  source: string,
  fetched: readonly number[],
  { seconds = 2, rejected = 0, last = 'now()' } = {},
): Promise<string> {
  await db.query(`insert into sources (name, kind) values ($1, 'api') on conflict do nothing`, [source]);
  const rows = await db.query<{ id: string }[]>(
    `insert into runs (source_id, trigger, status, queued_at, started_at, finished_at, fetched, stored, rejected)
     select s.id, 'schedule', 'succeeded', at - make_interval(secs => $3), at - make_interval(secs => $3), at,
       f, f - $4, $4
     from sources s, unnest($2::bigint[]) with ordinality given(f, n),
       lateral (select ${last} - make_interval(mins => (cardinality($2::bigint[]) - n)::int) as at) moment
     where s.name = $1 order by n returning id`,
    [source, fetched, seconds, rejected],
  );
  return rows.at(-1)!.id;
}
