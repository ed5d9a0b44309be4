import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { CoingeckoSource } from '../../src/sources/coingecko/coingecko.source.js';
import { chartPoint } from '../../src/sources/coingecko/past-point.js';
import { market } from '../../src/sources/coingecko/market.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Providers, useProviders } from '../support/provide.js';
import { readPages } from '../support/read-pages.js';

interface Parameter {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  schema: AnySchema & { type: string };
}
interface Operation {
  parameters: Parameter[];
  responses: { 200: { content: { 'application/json': { schema: AnySchema; example?: object[] } } } };
}

/** What CoinGecko documents, without texts. */
const document = JSON.parse(readFileSync('src/sources/coingecko/fixtures/openapi.json', 'utf8')) as {
  paths: Record<string, { get: Operation }>;
  components: object;
};
const BASE = '/api/v3';
// CoinGecko's document has OpenAPI 3.0's `nullable`, which Ajv knows. Numbers in queries are text.
const ajv = new Ajv({ strict: false, coerceTypes: true });
const replies = new Ajv({ strict: false });

const templateOf = (path: string) =>
  Object.keys(document.paths).find((template) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path.slice(BASE.length)),
  );
const operationOf = (path: string): Operation =>
  document.paths[templateOf(path) ?? '']?.get ?? raise(`${path} is not documented`);

let sandbox: Sandbox;
let database: TestDatabase;
let providers: Providers;

beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0, invalid: false, coingecko: { perMinute: 1000 } });
  database = await createTestDatabase();
  providers = useProviders(database.dataSource);
  const source = await providers.provide(CoingeckoSource, {
    COINGECKO_BASE_URL: sandbox.env.COINGECKO_BASE_URL,
    COINGECKO_CALLS_PER_MINUTE: 1000,
    COINGECKO_CALLS_PER_MONTH: 0,
    COINGECKO_CURRENCIES: ['USD', 'EUR'],
  });
  const choosing = await providers.provide(CoingeckoSource, {
    COINGECKO_BASE_URL: sandbox.env.COINGECKO_BASE_URL,
    COINGECKO_CALLS_PER_MINUTE: 1000,
    COINGECKO_CALLS_PER_MONTH: 0,
    COINGECKO_IDS: ['bitcoin', 'ethereum'],
    COINGECKO_TOP_N: 300,
    COINGECKO_CATEGORIES: ['layer-1'],
  });
  for (const one of [source, choosing])
    for (const { key } of await one.partitions()) await readPages(one, null, { key });
  await readPast(source);
});

async function readPast({ backfill }: CoingeckoSource): Promise<void> {
  const [until, since] = [new Date(), new Date(Date.now() - 86_400_000)].map((at) => at.toISOString());
  const span = {
    since: since!,
    until: until!,
    listings: [{ externalId: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' }],
  };
  const { partitions } = await backfill.plan(span);
  const call = {
    since: null,
    signal: new AbortController().signal,
    deadline: new Date(Date.now() + 600_000),
  };
  for (const partition of partitions)
    for await (const { schema } of backfill.pages({ ...call, partition }, span))
      expect(schema).toBe(chartPoint);
}

afterAll(async () => {
  await providers.close();
  await database.drop();
  await sandbox.close();
});

it('requests only documented CoinGecko endpoints, with all required parameters', () => {
  const templates = Object.keys(document.paths);
  expect(new Set(sandbox.requests.map(({ path }) => templateOf(path)))).toEqual(new Set(templates));
  for (const { path, query } of sandbox.requests) {
    const parameters = operationOf(path).parameters.filter((parameter) => parameter.in === 'query');
    const unknown = [...query.keys()].filter((name) => !parameters.some((one) => one.name === name));
    expect([path, unknown]).toEqual([path, []]);
    for (const { name, required, schema } of parameters) {
      const value = query.get(name);
      if (value === null) expect([path, name, required ?? false]).toEqual([path, name, false]);
      else expect([path, name, value, ajv.validate(schema, value)]).toEqual([path, name, value, true]);
    }
  }
});

it('requests wrapped and staked coins, which the default excludes', () => {
  const markets = sandbox.requests.filter(({ path }) => path.endsWith('/coins/markets'));
  expect(new Set(markets.map(({ query }) => query.get('include_rehypothecated')))).toEqual(new Set(['true']));
});

it('has stand-ins that reply as documented', async () => {
  for (const path of new Set(sandbox.requests.map((request) => request.path))) {
    const { query } = sandbox.requests.find((request) => request.path === path)!;
    const reply = await fetch(`${sandbox.url}${path}?${query.toString()}`);
    const { schema } = operationOf(path).responses[200].content['application/json'];
    const validate = replies.compile({ ...(schema as object), components: document.components });
    expect([path, validate(await reply.json()), validate.errors]).toEqual([path, true, null]);
  }
});

it('reads a coin as documented, even if every nullable field is null', () => {
  const content = document.paths['/coins/markets']!.get.responses[200].content['application/json'];
  const [example] = content.example as [Record<string, unknown>];
  expect(market.safeParse(example)).toMatchObject({ success: true });
  const { items } = (document.components as Schemas).schemas.CoinsMarkets;
  const nullable = Object.keys(items.properties).filter((name) => items.properties[name]!.nullable);
  const emptied = { ...example, ...Object.fromEntries(nullable.map((name) => [name, null])) };
  expect(market.safeParse(emptied).error?.issues).toBeUndefined();
  const read = Object.keys(market.shape).filter((name) => name !== 'vs_currency');
  expect(items.required).toEqual(expect.arrayContaining(read));
});

interface Schemas {
  schemas: {
    CoinsMarkets: { items: { required: string[]; properties: Record<string, { nullable?: boolean }> } };
  };
}

function raise(message: string): never {
  throw new Error(message);
}
