const DAY_MS = 86_400_000;
/** How far back each interval is shown: some hundreds of points. */
const SPANS = { '1m': DAY_MS / 4, '5m': DAY_MS, '1h': 14 * DAY_MS, '1d': 730 * DAY_MS };

export type Interval = keyof typeof SPANS;

export function historyQuery(slug: string, interval: Interval, currency: string, source: string | undefined) {
  const since = new Date(Date.now() - SPANS[interval]).toISOString();
  return {
    params: { path: { slug }, query: { interval, since, currency, ...(source && { source: [source] }) } },
  };
}
