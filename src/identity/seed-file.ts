import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTable } from '../sources/csv/csv-table.js';
import { SeedMap } from './seed-map.js';

const coin = z.object({
  coingecko: z.string().min(1),
  coinpaprika: z.string().min(1),
  symbol: z.string().min(1),
  chain: z.string(),
});

/**
 * @param path a file to use instead of the one shipped, or `off`
 * @throws Error with the file name and the problem
 */
export function readSeedMap(path: string | undefined): SeedMap {
  if (path === 'off') return new SeedMap([]);
  const file = path ?? shippedFile();
  try {
    const [header, ...rows] = readTable(readFileSync(file)).rows;
    const columns = header?.cells.map((name) => name.trim()) ?? [];
    const coins = rows.map(({ cells }) =>
      Object.fromEntries(columns.map((column, place) => [column, cells[place]])),
    );
    return new SeedMap(z.array(coin).parse(coins));
  } catch (error) {
    throw new Error(`IDENTITY_SEED_MAP: ${file} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Beside `src`, and beside `dist` of a build. */
function shippedFile(): string {
  const [fromSource, fromBuild] = ['../..', '../../..'].map((up) =>
    join(import.meta.dirname, up, 'catalogue/coins.csv'),
  ) as [string, string];
  return existsSync(fromSource) ? fromSource : fromBuild;
}
