import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { makeCoins } from '../../sandbox/coins.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { assetsOf } from '../support/identity.js';
import { runToEnd } from '../support/run-to-end.js';
import { fileOf, truthOf } from '../support/sandbox-truth.js';

const COINS = 1000;
const coins = makeCoins('kasparro', COINS);
const truth = truthOf(coins);
let sandbox: Sandbox;
let folder: string;
let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  await writeFile(join(folder, 'coins.csv'), fileOf(coins, '2025-07-01'));
  sandbox = await startSandbox({ tick: 0, coins: COINS, invalid: false, coingecko: { perMinute: 1000 } });
  database = await createTestDatabase();
  const env = { ...QUIET, ...sandbox.env, CSV_PATH: folder, DATABASE_URL: database.url };
  app = await startContext(database.url, undefined, parseConfig(env));
});
afterAll(async () => {
  await app.close();
  await sandbox.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

it('makes exactly one asset per coin from two APIs and a file', async () => {
  // Contracts arrive a few chains per run.
  for (const source of ['csv', 'coinpaprika', 'coingecko', 'coinpaprika']) await runToEnd(app, source);
  await app.get(ResolverTrigger).idle();
  const { none = [], ...assets } = await assetsOf(database.dataSource);
  const groups = Object.values(assets);
  const coinsOf = groups.map((listings) => new Set(listings.map((name) => truth.get(name))));
  expect(groups.filter((_, index) => coinsOf[index]!.size > 1)).toEqual([]);
  const assetsOfCoin = Map.groupBy(
    groups.flat().map((name) => [truth.get(name), groups.findIndex((one) => one.includes(name))] as const),
    ([coin]) => coin,
  );
  const twice = [...assetsOfCoin.values()].filter((all) => new Set(all.map(([, asset]) => asset)).size > 1);
  expect(twice).toEqual([]);
  expect(none).toEqual([]);
  expect(groups.flat().length).toBe(truth.size);
  expect(assets.bitcoin).toEqual(['coingecko/bitcoin', 'coinpaprika/btc-bitcoin', 'csv/bitcoin']);
});
