import type { FastifyRequest } from 'fastify';
import { negotiatedFormat, formatNamed } from '../export/representation.js';
import type { Cost } from '../fairness/costs.decorator.js';
import { MAX_VALUES } from '../list-parameters.js';
import type { Sizes } from '../fairness/table-sizes.js';

/** Rows per unit for each operation: about as many as can be processed in the time of a small page. */
const ROWS_A_UNIT = {
  skipped: 1000,
  sorted: 30_000,
  counted: 75_000,
  compared: 60_000,
  ranked: 30_000,
  exported: 20_000,
};
const SMALL_PAGE = 500;
const MAX_EXPORT_COST = 50;
/** Estimated share of all rows that belong to a single asset or symbol. Most have fewer. */
const SHARE_OF_ONE = 0.2;

/** The cost of a page or export of `/data`. */
export function costOfData({ query, headers }: FastifyRequest, sizes: Sizes): Cost {
  const requested = query as Readonly<Record<string, unknown>>;
  const given = (...names: string[]) => names.some((name) => requested[name] !== undefined);
  const isLatest = requested['latest'] === 'true';
  const all = requested['kind'] === 'candle' || given('interval') ? sizes.candles : sizes.quotes;
  const rows = given('ids')
    ? MAX_VALUES
    : isLatest
      ? sizes.listings
      : all * (given('symbol', 'asset') ? SHARE_OF_ONE : 1);
  const { skipped, sorted, counted, compared, ranked, exported } = ROWS_A_UNIT;
  const search = typeof requested['q'] === 'string' ? requested['q'] : '';
  let units = 1 + number(requested['offset']) / skipped;
  if (requested['sort'] === 'relevance') units += sizes.articles / ranked;
  else if (given('sort') && requested['sort'] !== 'observed_at') units += rows / sorted;
  if (given('min_price', 'max_price')) units += rows / compared;
  if (requested['count'] === 'exact') units += rows / counted;
  // As of a moment, the newest rows are found by reading all rows.
  if (isLatest && given('as_of')) units += all / counted;
  // No index can search for one or two letters.
  if (search && search.length < 3) units += sizes.articles / compared;
  const limit = number(requested['limit']);
  if (!isExport(requested['format'], headers.accept))
    return { units: Math.floor(units + (limit > SMALL_PAGE ? 1 : 0)) };
  const wanted = Math.min(limit || Infinity, rows);
  return { units: Math.floor(units + Math.min(wanted / exported, MAX_EXPORT_COST)), isStream: true };
}

function isExport(named: unknown, accept: string | undefined): boolean {
  try {
    return (named === undefined ? negotiatedFormat(accept) : formatNamed(named)) !== 'page';
  } catch {
    // The request is invalid and will be refused.
    return false;
  }
}

function number(given: unknown): number {
  return /^\d{1,9}$/.test(String(given)) ? Number(given) : 0;
}
