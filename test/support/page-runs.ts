import type { Row } from './page-source.js';

/** A row of a list. */
export const row = (symbol: string, price: string, day = 1): Row => ({
  symbol,
  price,
  at: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
});
export const pages = [[row('A', '1'), row('B', '2')], [row('C', '3'), row('D', '4')], [row('E', '5')]];

const COUNTS = ['fetched', 'stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;

type Counts = Partial<Record<(typeof COUNTS)[number], number>>;
/** All counts of a run: those that are not given are zero. */
export const counts = (given: Counts) =>
  Object.fromEntries(COUNTS.map((name) => [name, String(given[name] ?? 0)]));
/** A successful run with these counts. */
export const succeeded = (given: Counts) => ({ status: 'succeeded', ...counts(given) });
