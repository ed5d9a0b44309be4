import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../api/client.js';

const DAY_MS = 86_400_000;
/** The span shown for each interval: a few hundred points. */
const SPANS = { '1m': DAY_MS / 4, '5m': DAY_MS, '1h': 14 * DAY_MS, '1d': 730 * DAY_MS };

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
