import type { DataSource } from 'typeorm';

/** Stores exchange rates, as units for one euro, by day; the euro's own are added. */
export async function addRates(
  db: DataSource,
  rates: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<void> {
  const rows = Object.entries(rates).flatMap(([day, of]) =>
    Object.entries({ EUR: '1', ...of }).map(([currency, rate]) => [currency, day, rate] as const),
  );
  await db.query(`insert into sources (name, kind) values ('fx', 'api') on conflict do nothing`);
  await db.query(
    `insert into fx_rates (currency, day, rate, source_id, run_id, raw_id, ingested_at)
     select currency, day, rate, s.id, 1, 1, '2025-01-01Z'
     from sources s, unnest($1::text[], $2::date[], $3::numeric[]) said(currency, day, rate) where s.name = 'fx'`,
    [rows.map(([currency]) => currency), rows.map(([, day]) => day), rows.map(([, , rate]) => rate)],
  );
}
