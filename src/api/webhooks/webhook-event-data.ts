import { z } from 'zod';
import { TEST_EVENT, type WebhookEventType } from '../../webhooks/webhook.js';
import { amount, count, decimal, integer, moment, number, oneOf, text } from '../openapi/fields.js';

export type EventType = WebhookEventType | typeof TEST_EVENT;

const error = z.strictObject({
  stage: text('fetch').nullable(),
  code: text('upstream_error').nullable(),
  message: text('coingecko: the upstream answered 503').nullable(),
});

const asset = z.strictObject({
  id: text('asset_1'),
  slug: text('bitcoin'),
  symbol: text('BTC').nullable(),
  name: text('Bitcoin'),
});

const run = z.strictObject({
  run_id: integer(42, 'The run at `/runs/{id}`.'),
  source: text('coingecko'),
  status: oneOf(['failed', 'partial'], 'failed'),
  mode: text('live'),
  trigger: text('schedule'),
  started_at: moment(),
  finished_at: moment(),
  error,
  counts: z.strictObject({
    fetched: count(250),
    stored: count(0),
    updated: count(0),
    unchanged: count(250),
    duplicate: count(0),
    rejected: count(0),
  }),
});

const failures = {
  source: text('coingecko'),
  failures: count(72, 'Number of consecutive failures.'),
  failing_since: moment('When the first of these failures occurred.'),
  run_id: integer(42, 'The run at `/runs/{id}`.'),
};

const feed = text('https://feeds.example.com/markets.xml', 'The name or URL of the feed.');

/** The data of an event that combines everything one transaction found in a source. */
const found = {
  source: text('coingecko'),
  count: count(1, 'Number of anomalies found. `items` has at most 100 of them.'),
};

export const EVENT_DATA: Readonly<Record<EventType, z.ZodType>> = {
  'run.failed': run,
  'run.partial': run,
  'source.failing': z.strictObject({ ...failures, error }),
  'source.recovered': z.strictObject(failures),
  'feed.failing': z.strictObject({ ...failures, feed, error }),
  'feed.recovered': z.strictObject({ ...failures, feed }),
  'drift.detected': z.strictObject({
    ...found,
    changes: z.array(
      z.strictObject({
        drift_id: integer(7, 'The event at `/drift/{id}`.'),
        kind: text('renamed'),
        group: text('tickers'),
        path: text('quotes.USD.price'),
        new_path: text('quotes.USD.last').nullable(),
        new_type: text('string').nullable(),
        policy: text('warn'),
        status: text('open'),
        partition: text('tickers'),
        run_id: integer(42).nullable(),
        records: count(250),
      }),
    ),
  }),
  'anomaly.opened': z.strictObject({
    ...found,
    anomalies: z.array(
      z.strictObject({
        anomaly_id: integer(9, 'The anomaly at `/anomalies/{id}`.'),
        kind: text('price_jump'),
        summary: text('coingecko/bitcoin moved by 25.0 % to 80000 US dollars in 5 minutes.'),
        score: number(12.5),
        listing: text('bitcoin', "The source's own id for the listing.").nullable(),
        asset: asset.nullable(),
        run_id: integer(42).nullable(),
      }),
    ),
  }),
  'asset.review': z.strictObject({
    ...found,
    listings: z.array(
      z.strictObject({
        external_id: text('bitcoin', "The source's own id for the listing."),
        symbol: text('BTC').nullable(),
        name: text('Bitcoin').nullable(),
        confidence: number(0.62).nullable(),
      }),
    ),
  }),
  'price.crossed': z.strictObject({
    asset,
    currency: text('USD'),
    direction: oneOf(['up', 'down'], 'up'),
    price: amount(100120.5, 'The consensus price.'),
    threshold: decimal(100000, 'The threshold that the price crossed; null if the rule is about a change.'),
    change_pct: decimal(
      null,
      'Change of the price within the window, in percent; null if the rule is about a threshold.',
    ),
    limit_pct: decimal(null, 'The change to watch for, in percent; null if the rule is about a threshold.'),
    window: text('1h').nullable(),
    price_before: decimal(
      null,
      'The price at the beginning of the window; null if the rule is about a threshold.',
    ),
    hysteresis_pct: amount(
      1,
      'How far the price must move back before the alert is re-armed: in percent of the threshold, or in percentage points ' +
        'of the change.',
    ),
    observed_at: moment(),
  }),
  'webhook.test': z.strictObject({ message: text('Kasparro can reach this receiver.') }),
};
