import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';

const DAY_MS = 86_400_000;
/** The span shown for each interval: a few hundred points. */
const SPANS = { '1m': DAY_MS / 4, '5m': DAY_MS, '1h': 14 * DAY_MS, '1d': 730 * DAY_MS };

export type ChartKind = 'candles' | 'line';
export type Interval = keyof typeof SPANS;
export const INTERVALS = Object.keys(SPANS) as Interval[];

/** The price history of an asset at this interval, from all sources or from one. */
export const pricesOf = (slug: string, interval: Interval, currency: string, source?: string) =>
  queryOptions({
    queryKey: ['get', '/assets/{slug}/history', slug, interval, currency, source],
    queryFn: () => {
      const since = new Date(Date.now() - SPANS[interval]).toISOString();
      const query = { interval, since, currency, ...(source && { source: [source] }) };
      return dataOf(client.GET('/assets/{slug}/history', { params: { path: { slug }, query } }));
    },
    placeholderData: keepPreviousData,
  });

/** With fewer hourly prices than this, the chart shows minutes. */
const FEW = 12;

/** The chosen interval. The default is hours, or minutes while there are only a few hours of data. */
export function useInterval(chosen: string | undefined, slug: string, currency: string): Interval {
  const interval = INTERVALS.find((one) => one === chosen);
  const hours = useQuery({ ...pricesOf(slug, '1h', currency), enabled: !interval });
  return interval ?? (hours.data && hours.data.data.length < FEW ? '1m' : '1h');
}

/** The chosen kind of chart. The default is candles, or a line if most candles would have a single price and look like dashes. */
export function chartKindOf(
  chosen: string | undefined,
  buckets: readonly components['schemas']['PriceBucket'][],
): ChartKind {
  if (chosen === 'line' || chosen === 'candles') return chosen;
  const flat = buckets.filter(({ low, high }) => low === high);
  return flat.length > buckets.length / 2 ? 'line' : 'candles';
}
