import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readTable } from '../sources/csv/dialect/table.js';
import { SEED_COINS } from './seed-coins.js';
import { SeedMap } from './seed-map.js';

const coin = z.object({
  coingecko: z.string().min(1),
  coinpaprika: z.string().min(1),
  symbol: z.string().min(1),
  chain: z.string(),
});

let shipped: SeedMap | undefined;

/** That of this version, read once by a process that needs it at all. */
export function shippedSeedMap(): SeedMap {
  return (shipped ??= readSeedMap(undefined));
}

/**
 * @param path a file to use instead of the one shipped, or `off`
 * @throws Error with the file name and the problem
 */
export function readSeedMap(path: string | undefined): SeedMap {
  if (path === 'off') return new SeedMap([]);
  try {
    const [header, ...rows] = readTable(
      path === undefined ? Buffer.from(SEED_COINS) : readFileSync(path),
    ).rows;
    const columns = header?.cells.map((name) => name.trim()) ?? [];
    const coins = rows.map(({ cells }) =>
      Object.fromEntries(columns.map((column, place) => [column, cells[place]])),
    );
    return new SeedMap(z.array(coin).parse(coins));
  } catch (error) {
    throw new Error(`IDENTITY_SEED_MAP: ${path} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
