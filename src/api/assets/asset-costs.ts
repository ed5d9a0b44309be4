import type { FastifyRequest } from 'fastify';
import { now } from '../../domain/clock.js';
import type { Cost } from '../fairness/costs.decorator.js';
import type { Sizes } from '../fairness/table-sizes.js';
import type { HistoryQuery } from './history-query.dto.js';
import { bucketSpan } from './history-span.js';

const MINUTES_OF_A_DAY = 1440;
const ROWS_A_UNIT = 15_000;
const LISTINGS_A_UNIT = 1000;
const LISTINGS_A_UNIT_UNINDEXED = 250;

/** The cost of `/assets/{slug}/history`. Assumes a row for each minute of the span, up to the number of stored rows. */
export function costOfHistory({ query }: FastifyRequest, { quotes, candles }: Sizes): Cost {
  return {
    units: 1 + Math.floor(Math.min(daysOf(query) * MINUTES_OF_A_DAY, quotes + candles) / ROWS_A_UNIT),
  };
}

/** The cost of `/assets`. Each match of `q` has to be ranked, and no index can search for one or two letters. */
export function costOfAssets({ query }: FastifyRequest, { listings }: Sizes): Cost {
  const { q } = query as { q?: unknown };
  if (q === undefined) return { units: 1 };
  const isShort = typeof q === 'string' && q.trim().length < 3;
  return { units: 1 + Math.floor(listings / (isShort ? LISTINGS_A_UNIT_UNINDEXED : LISTINGS_A_UNIT)) };
}

/** The cost of `/markets`. All requests share the current market snapshot, but a snapshot as of a moment is computed for each request. */
export function costOfMarkets({ query }: FastifyRequest, { listings }: Sizes): Cost {
  const { as_of } = query as { as_of?: unknown };
  return { units: 1 + (as_of === undefined ? 0 : Math.floor(listings / LISTINGS_A_UNIT)) };
}

function daysOf(query: unknown): number {
  try {
    const { buckets, seconds } = bucketSpan({ interval: '1h', ...(query as Partial<HistoryQuery>) }, now());
    return (buckets * seconds) / 86_400;
  } catch {
    // The request is invalid and will be refused.
    return 0;
  }
}
