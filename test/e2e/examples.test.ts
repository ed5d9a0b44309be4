import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Api, startApi } from '../support/seed-service.js';

const FOLDER = 'examples/analysts';
const PYTHON = process.env['PYTHON'] ?? 'python3';
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};
/** A script's imports, and its other requirements. */
const NEEDS = {
  'pandas_lists.py': 'import pandas, pyarrow',
  'backtest.py': 'import decimal',
  'duckdb_parquet.py': "import duckdb; duckdb.sql('load httpfs')",
};
let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const addresses = readdirSync(FOLDER).flatMap((name) =>
  [
    ...readFileSync(`${FOLDER}/${name}`, 'utf8').matchAll(/(?:\{BASE\}|localhost:3000)(\/[^\s"')`|\]]+)/g),
  ].map(([, path]) => [name, path!] as const),
);

it.each(addresses)('%s: %s replies in its format', async (_name, path) => {
  const reply = await fetch(api.service.url + path.replace('{AS_OF}', new Date().toISOString()));
  const type = TYPES[new URL(path, api.service.url).searchParams.get('format') ?? ''] ?? 'application/json';
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
  expect((await reply.arrayBuffer()).byteLength).toBeGreaterThan(0);
});

describe.each(Object.entries(NEEDS))('%s', (script, needs) => {
  const isThere = spawnSync(PYTHON, ['-c', needs]).status === 0;
  const title = isThere ? 'runs' : `is skipped: ${PYTHON} cannot ${needs}`;

  (isThere ? it : it.skip)(title, async () => {
    const { stdout } = await promisify(execFile)(PYTHON, [`${FOLDER}/${script}`, api.service.url]);
    expect(stdout).toMatch(/\d/);
  });
});
