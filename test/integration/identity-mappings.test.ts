import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FactsRepository } from '../../src/identity/facts.repository.js';
import { ResolverService } from '../../src/identity/resolver.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { assetsOf, listing, mappingsOn, resolverOn, storeListings } from '../support/identity.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'mappings-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

it('applies 100 mappings to 2,000 listings in two passes over all of them, as for a single mapping', async () => {
  const db = database.dataSource;
  const coins = Array.from({ length: 2000 }, (_, index) => index);
  await storeListings(
    db,
    'coingecko',
    coins.map((n) => listing(`coingecko/c${n}-${n}`, `C${n}X`, `Coin ${n} ${n}`)),
  );
  const mapped = coins.filter((n) => n % 20 === 0);
  await storeListings(
    db,
    'csv',
    mapped.map((n) => listing(`csv/F${n}`, `F${n}X`, `Folder ${n} ${n}`)),
  );
  await resolverOn(db).run();
  const path = join(folder, 'mappings.csv');
  const lines = mapped.map((n) => `csv,F${n},coin-${n}-${n}\n`);
  await writeFile(path, `source,external_id,asset\n${lines.join('')}`);
  const looks = jest.spyOn(FactsRepository.prototype, 'load');
  const resolutions = jest.spyOn(ResolverService.prototype, 'resolveIn');
  try {
    await mappingsOn(db, path).apply();
    expect(resolutions.mock.calls.length).toBe(2);
    expect(looks.mock.calls.filter(([, , ids]) => ids === null).length).toBeLessThanOrEqual(2);
  } finally {
    looks.mockRestore();
    resolutions.mockRestore();
  }
  const assets = await assetsOf(db);
  expect(mapped.map((n) => assets[`coin-${n}-${n}`])).toEqual(
    mapped.map((n) => [`coingecko/c${n}-${n}`, `csv/F${n}`]),
  );
});
