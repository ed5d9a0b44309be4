import type { TEST_EVENT, WebhookEventType } from './webhook.js';

const asset = { id: 'asset_1', slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' };
const failedRun = {
  run_id: 42,
  source: 'coingecko',
  status: 'failed',
  mode: 'live',
  trigger: 'schedule',
  started_at: '2026-01-31T12:00:00.000000Z',
  finished_at: '2026-01-31T12:00:07.000000Z',
  error: { stage: 'fetch', code: 'upstream_error', message: 'coingecko: the upstream answered 503' },
  counts: { fetched: 250, stored: 0, updated: 0, unchanged: 250, duplicate: 0, rejected: 0 },
};

/** Sample data for each event, for testing receivers and for the documentation. */
export const SAMPLE_EVENTS: Readonly<Record<WebhookEventType | typeof TEST_EVENT, object>> = {
  'run.failed': failedRun,
  'run.partial': { ...failedRun, source: 'csv', status: 'partial' },
  'source.failing': {
    source: 'coingecko',
    failures: 72,
    failing_since: '2026-01-31T06:00:00.000000Z',
    run_id: 42,
    error: failedRun.error,
  },
  'source.recovered': {
    source: 'coingecko',
    failures: 144,
    failing_since: '2026-01-31T06:00:00.000000Z',
    run_id: 43,
  },
  'feed.failing': {
    source: 'rss',
    feed: 'https://feeds.example.com/markets.xml',
    failures: 3,
    failing_since: '2026-01-31T11:40:00.000000Z',
    run_id: 42,
    error: { stage: 'fetch', code: 'not_found', message: 'the feed answered 404' },
  },
  'feed.recovered': {
    source: 'rss',
    feed: 'https://feeds.example.com/markets.xml',
    failures: 5,
    failing_since: '2026-01-31T11:40:00.000000Z',
    run_id: 43,
  },
  'drift.detected': {
    source: 'coinpaprika',
    count: 1,
    changes: [
      {
        drift_id: 7,
        kind: 'renamed',
        group: 'tickers',
        path: 'quotes.USD.price',
        new_path: 'quotes.USD.last',
        new_type: null,
        policy: 'warn',
        status: 'open',
        partition: 'tickers',
        run_id: 42,
        records: 250,
      },
    ],
  },
  'anomaly.opened': {
    source: 'coingecko',
    count: 1,
    anomalies: [
      {
        anomaly_id: 9,
        kind: 'price_jump',
        summary:
          'coingecko/bitcoin moved by 25.0 % to 80000 US dollars in 5 minutes, 12.5 times its usual change.',
        score: 12.5,
        listing: 'bitcoin',
        asset,
        run_id: 42,
      },
    ],
  },
  'asset.review': {
    source: 'csv',
    count: 1,
    listings: [{ external_id: 'bitcoin', symbol: 'BTC', name: 'Bitcoin', confidence: 0.62 }],
  },
  'price.crossed': {
    asset,
    currency: 'USD',
    direction: 'up',
    price: 100_120.5,
    threshold: 100_000,
    change_pct: null,
    limit_pct: null,
    window: null,
    price_before: null,
    hysteresis_pct: 1,
    observed_at: '2026-01-31T12:00:00.000000Z',
  },
  'webhook.test': { message: 'Kasparro can reach this receiver.' },
};
