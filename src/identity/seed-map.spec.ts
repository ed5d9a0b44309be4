import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listing } from '../../test/support/identity.js';
import { comparisonContext } from './comparison-context.js';
import { collectEvidence } from './evidence.js';
import type { ListingFacts } from './facts.js';
import { featuresOf } from './features.js';
import { confidence, isMatch } from './model.js';
import { readSeedMap } from './seed-file.js';
import { SeedMap } from './seed-map.js';

const map = new SeedMap([
  { coingecko: 'bitcoin', coinpaprika: 'btc-bitcoin', symbol: 'BTC', chain: 'own' },
  { coingecko: 'tether', coinpaprika: 'usdt-tether', symbol: 'USDT', chain: '' },
]);

function compared(...facts: [ListingFacts, ListingFacts, ...ListingFacts[]]) {
  const features = facts.map(featuresOf);
  return collectEvidence(features[0]!, features[1]!, comparisonContext(features, map));
}
const bitcoin = listing('coingecko/bitcoin', 'BTC', 'Bitcoin');
const paprika = listing('coinpaprika/btc-bitcoin', 'BTC', 'Bitcoin');

describe('the seed map', () => {
  it('states which listings of two sources are the same coin, and which are not', () => {
    expect(compared(bitcoin, paprika)).toMatchObject({ seed_same: 1 });
    expect(compared(bitcoin, listing('coinpaprika/usdt-tether', 'USDT', 'Tether'))).toMatchObject({
      seed_differs: 1,
    });
    const stranger = listing('coinpaprika/btc-other', 'BTC', 'Bitcoin');
    expect(compared(bitcoin, stranger, paprika)).toMatchObject({ seed_differs: 1 });
  });

  it('ignores ids that no longer exist or that now belong to a coin with another symbol', () => {
    const stranger = listing('coinpaprika/btc-other', 'BTC', 'Bitcoin');
    expect(compared(bitcoin, stranger, { ...paprika, inactive: true })).not.toHaveProperty('seed_differs');
    const reused = [bitcoin, paprika].map((one) => ({ ...one, symbol: 'NEW' })) as [
      ListingFacts,
      ListingFacts,
    ];
    expect(compared(...reused)).not.toHaveProperty('seed_same');
  });

  it('treats contracts of a coin with its own chain as those of wrapped forms', () => {
    const contracts = ['solana 9n4n'];
    const wrapped = listing('coinpaprika/btc-sollet', 'BTC', 'Sollet', { contracts });
    expect(compared({ ...bitcoin, contracts }, wrapped)).not.toHaveProperty('contract_same');
  });
});

it('is outweighed by prices and contracts together', () => {
  const tether = (name: string, price: number, contract: string) =>
    listing(name, 'USDT', 'Tether', {
      contracts: [`ethereum ${contract}`],
      prices: [{ at: Date.UTC(2026, 0, 15), currency: 'USD', price }],
    });
  const isJoined = (price: number, contract: string) => {
    const evidence = compared(
      tether('coingecko/tether', 1, '0xa'),
      tether('coinpaprika/usdt-tether', price, contract),
    );
    return isMatch(evidence, confidence(evidence));
  };
  expect(isJoined(1, '0xb')).toBe(true);
  expect(isJoined(4, '0xa')).toBe(true);
  expect(isJoined(4, '0xb')).toBe(false);
});

describe('readSeedMap', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'seeds-'))));
  afterAll(() => rm(folder, { recursive: true }));
  const saysSame = (seeds: SeedMap) => {
    const features = [bitcoin, paprika].map(featuresOf);
    return seeds.among(features).compare(features[0]!, features[1]!).seed_same === 1;
  };

  it('reads the shipped map, another one, or none', async () => {
    expect(saysSame(readSeedMap(undefined))).toBe(true);
    expect(saysSame(readSeedMap('off'))).toBe(false);
    const own = join(folder, 'own.csv');
    await writeFile(own, 'coingecko,coinpaprika,symbol,chain\nbitcoin,btc-bitcoin,BTC,own\n');
    expect(saysSame(readSeedMap(own))).toBe(true);
  });

  it('names a file that cannot be used', async () => {
    const bad = join(folder, 'bad.csv');
    await writeFile(bad, 'coingecko,symbol\nbitcoin,BTC\n');
    expect(() => readSeedMap(bad)).toThrow(/^IDENTITY_SEED_MAP: .*bad\.csv cannot be used/);
    expect(() => readSeedMap(join(folder, 'none.csv'))).toThrow(/none\.csv cannot be used/);
  });
});
