/** A request that is sent both to Kasparro and to the baselines. */
export interface Scenario {
  name: ScenarioName;
  title: string;
  /** Kasparro's path; the baselines have one path per scenario. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  connections: number;
  /** Length of each measurement, for requests so slow that few would fit into the usual time. */
  seconds?: number;
}

export type ScenarioName =
  | 'first'
  | 'deep'
  | 'symbol'
  | 'window'
  | 'latest'
  | 'search'
  | 'exact'
  | 'history'
  | 'assets'
  | 'markets'
  | 'unchanged';

const CONNECTIONS = 16;
/** For requests that each keep a core busy for a long time. */
const FEW_CONNECTIONS = 2;

/** @param deep a cursor to page 1,000; etag of the first page */
export function scenarios({ deep, etag, since }: { deep: string; etag: string; since: string }): Scenario[] {
  const data = { path: '/data', connections: CONNECTIONS };
  const window = { source: 'coingecko', since: '2025-12-31T23:30:00Z', until: '2025-12-31T23:50:00Z' };
  return [
    { ...data, name: 'first', title: '/data, first page', query: {} },
    { ...data, name: 'deep', title: '/data, page 1,000 by cursor', query: { cursor: deep } },
    { ...data, name: 'symbol', title: '/data by symbol', query: { symbol: 'C77' } },
    { ...data, name: 'window', title: '/data by source and time', query: window },
    { ...data, name: 'latest', title: '/data?latest=true', query: { latest: 'true' } },
    { ...data, name: 'search', title: '/data by q, no count', query: { q: 'coin 123', count: 'none' } },
    {
      ...data,
      name: 'exact',
      title: '/data by source and time, exact count',
      query: { ...window, count: 'exact' },
    },
    {
      name: 'history',
      title: '/assets/{slug}/history, a year of minutes by day',
      path: '/assets/coin-1/history',
      query: { interval: '1d', since, until: '2026-01-01T00:00:00Z' },
      connections: FEW_CONNECTIONS,
      seconds: 1.5,
    },
    {
      name: 'assets',
      title: '/assets, first page',
      path: '/assets',
      query: {},
      connections: FEW_CONNECTIONS,
    },
    {
      name: 'markets',
      title: '/markets, first page',
      path: '/markets',
      query: {},
      connections: FEW_CONNECTIONS,
    },
    {
      ...data,
      name: 'unchanged',
      title: '/data, first page, answered with 304',
      query: {},
      headers: { 'if-none-match': etag },
    },
  ];
}
