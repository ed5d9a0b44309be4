/**
 * The baselines: handlers on plain Fastify and pg. `typical` converts rows to objects; `tuned` prepares its statements and lets
 * PostgreSQL build the JSON.
 */
import { createHash } from 'node:crypto';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import pg from 'pg';
import { encodeCursor } from '../../src/api/data/cursor.js';
import { assetsBaseline, marketsBaseline } from './baseline-assets.js';
import { HISTORY_JSON, HISTORY_ROWS, jsonSql, PAGES, rowsSql } from './baseline-sql.js';

type Query = Record<string, string>;
type Row = Record<string, string | number | Date | null>;
type Page = { json: string; total: string | null; last: string[] | null };
type Handler = (query: Query, request: FastifyRequest) => Promise<string>;

const [variant] = process.argv.slice(2);
const isTuned = variant === 'tuned';
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
  options: '-c jit=off',
});
const server = Fastify();

const run = async (name: string, text: string, values: unknown[]) =>
  (await pool.query<Row>(isTuned ? { name, text, values } : { text, values })).rows;

/** The position in the cursor: the last item of the previous page. */
const positionIn = (cursor: string) =>
  (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string[]])[1];

/** Hard-coded, which favours the baseline. */
const SOURCE_IDS: Record<string, number> = { coingecko: 1 };

const VALUES: Record<keyof typeof PAGES, (query: Query) => unknown[]> = {
  first: () => [],
  deep: ({ cursor }) => [positionIn(cursor!)[0], positionIn(cursor!)[2]],
  symbol: ({ symbol }) => [symbol],
  window: ({ source, since, until }) => [SOURCE_IDS[source!], since, until],
  exact: ({ source, since, until }) => [SOURCE_IDS[source!], since, until],
  latest: () => [],
  search: ({ q }) => [`%${q}%`],
};

async function jsonPage(name: keyof typeof PAGES, values: unknown[]): Promise<Page> {
  const [row] = await run(name, jsonSql(PAGES[name]), values);
  const { json, length, moment, kind, ref, total } = row as Record<string, string>;
  const last = Number(length) > 50 ? [moment!, kind!, ref!, moment!] : null;
  return { json: json!, total: total!, last };
}

const number = (value: Row[string] | undefined) =>
  value === null || value === undefined ? null : Number(value);
const time = (value: Row[string] | undefined) => (value as Date).toISOString().replace('Z', '000Z');

async function objectPage(name: keyof typeof PAGES, values: unknown[]): Promise<Page> {
  const { page, total } = PAGES[name];
  const counted = `select ${total} as total`;
  const [rows, [count]] = await Promise.all([
    run(name, rowsSql(page), values),
    run(`${name} total`, counted, counted.includes('$1') ? values : []),
  ]);
  const last = rows.length > 50 ? rows[49]! : null;
  const items = rows.slice(0, 50).map((row) => ({
    id: row.id,
    kind: row.kind,
    source: row.source,
    external_id: row.external_id,
    asset:
      row.slug === null ? null : { id: row.asset_id, slug: row.slug, symbol: row.symbol, name: row.name },
    title: row.title,
    url: row.url,
    currency: row.currency,
    price: number(row.price),
    market_cap: number(row.market_cap),
    volume_24h: number(row.volume_24h),
    price_usd: number(row.price_usd),
    market_cap_usd: number(row.market_cap_usd),
    volume_24h_usd: number(row.volume_24h_usd),
    change_24h_pct: number(row.change_24h_pct),
    rank: row.rank,
    circulating_supply: number(row.circulating_supply),
    total_supply: number(row.total_supply),
    max_supply: number(row.max_supply),
    observed_at: time(row.observed_at),
    ingested_at: time(row.ingested_at),
    known_at: time(row.known_at),
    run_id: number(row.run_id),
    ...(row.kind === 'article' && {
      ...{ summary: row.summary, author: row.author, categories: row.categories, image: row.image },
      ...{ dated_by: row.dated_by, repaired: row.repaired, feed: row.feed, also_in: row.also_in },
      mentions: row.mentions,
    }),
  }));
  const json = JSON.stringify(items).slice(1, -1);
  const moment = last && time(last.observed_at);
  return {
    json,
    total: count!.total as string | null,
    last: last && [moment!, String(last.kind), String(last.ref), moment!],
  };
}

/** Filters that accept several values, as lists. */
const listed = ({ symbol, source }: Query) => ({
  ...(symbol !== undefined && { symbol: [symbol] }),
  ...(source !== undefined && { source: [source] }),
});

const data =
  (name: keyof typeof PAGES): Handler =>
  async (query, request) => {
    const start = performance.now();
    const page = await (isTuned ? jsonPage : objectPage)(name, VALUES[name](query));
    const { cursor, ...filters } = query;
    const defaults = { limit: 50, latest: false, sort: 'observed_at', order: 'desc' };
    const metadata = {
      request_id: request.id,
      api_latency_ms: Math.round((performance.now() - start) * 100) / 100,
      limit: 50,
      offset: cursor === undefined ? 0 : null,
      total: number(page.total),
      total_is_estimate: name === 'first' || name === 'deep',
      next_cursor:
        page.last &&
        encodeCursor(
          { ...filters, ...defaults, ...listed(query), ...(query.latest && { latest: true }) },
          page.last,
        ),
      as_of: null,
      ingested_cursor: null,
    };
    return `{"data":[${page.json}],"metadata":${JSON.stringify(metadata)}}`;
  };

const history: Handler = async ({ interval, since, until }, request) => {
  const values = ['coin-1', null, since, until, 86_400, 'USD'];
  const rows = await run('history', isTuned ? HISTORY_JSON : HISTORY_ROWS, values);
  const { slug, id, json } = rows[0]!;
  const buckets = () =>
    rows.map((row) => ({
      at: row.at,
      open: number(row.open),
      high: number(row.high),
      low: number(row.low),
      close: number(row.close),
      mean: number(row.mean),
      count: number(row.count),
      volume: number(row.volume),
      quote_volume: number(row.quote_volume),
      trades: number(row.trades),
      from: row.from,
      intervals: row.intervals,
      outliers: row.outliers,
    }));
  const length = (Date.parse(until!) - Date.parse(since!)) / 86_400_000;
  const span = { since: new Date(since!), until: new Date(until!), buckets: length };
  const metadata = {
    request_id: request.id,
    asset: slug,
    asset_id: id,
    interval,
    source: null,
    currency: 'USD',
    ...span,
  };
  return `{"data":${isTuned ? `[${String(json)}]` : JSON.stringify(buckets())},"metadata":${JSON.stringify(metadata)}}`;
};

/** The ETag covers items and totals only, because request id and latency differ each time. */
const unchanged = async (query: Query, request: FastifyRequest, reply: FastifyReply) => {
  const page = await (isTuned ? jsonPage : objectPage)('first', []);
  const etag = `W/"${createHash('sha1').update(JSON.stringify(page)).digest('base64url')}"`;
  void reply.header('etag', etag).status(304);
  return undefined;
};

const route = (name: string, handler: Handler) =>
  server.get(`/${name}`, (request, reply) => {
    void reply.type('application/json; charset=utf-8');
    return handler(request.query as Query, request);
  });
for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[]) route(name, data(name));
route('history', history);
const [assets, markets] = [assetsBaseline(run, isTuned), marketsBaseline(run, isTuned)];
route('assets', (_query, { id }) => assets(id));
route('markets', (_query, { id }) => markets(id));
server.get('/unchanged', (request, reply) => unchanged(request.query as Query, request, reply));

console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
