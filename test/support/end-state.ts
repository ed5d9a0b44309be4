import type { DataSource } from 'typeorm';

/** Everything that runs have stored, by external names: without ids, moments of ingestion and run numbers. */
const STATE = {
  listings: `select s.name as source, l.external_id, l.symbol, l.name from listings l
    join sources s on s.id = l.source_id order by 1, 2`,
  quotes: `select s.name as source, l.external_id, q.observed_at, q.price::text, q.market_cap::text,
    q.volume_24h::text, q.change_24h_pct::text, q.rank, q.total_supply::text from quotes q
    join listings l on l.id = q.listing_id join sources s on s.id = q.source_id order by 1, 2, 3`,
  latest: `select l.external_id, s.name as source, q.observed_at, q.price::text, q.rank from latest_quotes q
    join listings l on l.id = q.listing_id join sources s on s.id = l.source_id order by 2, 1`,
  articles: `select external_id, title, url, summary, author, categories from articles order by 1`,
  api: `select external_id, payload::text from raw_api_data order by 1, 2`,
  third: `select external_id, payload::text from raw_third_source_data order by 1, 2`,
  csv: `select f.path, r.line, r.payload::text from raw_csv_data r join csv_files f on f.id = r.file_id order by 1, 2`,
  rejections: `select partition, external_id, payload::text, reasons::text from rejections order by 1, 2, 3`,
} as const;

export type EndState = Record<keyof typeof STATE, unknown[]>;

export async function endState(dataSource: DataSource): Promise<EndState> {
  const tables = Object.entries(STATE).map(
    async ([name, sql]) => [name, await dataSource.query<unknown[]>(sql)] as const,
  );
  return Object.fromEntries(await Promise.all(tables)) as EndState;
}
