import { z } from 'zod';
import { ANOMALY_KINDS, ANOMALY_STATES } from '../../anomalies/anomaly.js';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { decimal, integer, moment, momentOrNull, number, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

const figures = z
  .looseObject({
    currency: text('USD'),
    price: decimal(80000, 'The price, in `currency`.'),
    price_usd: decimal(80000, 'In US dollars; null if `currency` is a different one.'),
    price_before: decimal(64000, 'The previous price, in `currency`.'),
    price_before_usd: decimal(64000, 'In US dollars; null if `currency` is a different one.'),
    others: z.array(
      z.strictObject({
        listing: text('coinpaprika/btc-bitcoin'),
        price: decimal(64000, 'In `currency`.'),
        price_usd: decimal(64000, 'In US dollars; null if `currency` is a different one.'),
      }),
    ),
    value: number(12),
    median: number(600),
    spread: number(3.2),
    change_log: number(0.2231),
    away_log: number(0.2231),
    spread_log: number(0.0179),
  })
  .partial()
  .meta({
    description:
      'The figures that the score was computed from, which depend on the kind. Amounts are exact decimals.',
    example: {
      currency: 'USD',
      price: 80000,
      price_usd: 80000,
      price_before: 64000,
      spread_log: 0.0179,
      n: 60,
    },
  });

export const Anomaly = component(
  'Anomaly',
  z
    .strictObject({
      id: integer(1),
      kind: oneOf(ANOMALY_KINDS, 'price_jump'),
      source: text('coingecko'),
      run_id: integer(
        7,
        'The last run that showed the anomaly. For a silent source, the last run that stored data.',
      ).nullable(),
      listing: text('bitcoin', "Price anomalies only: the source's own id for the listing.").nullable(),
      asset: AssetRef.nullable().meta({ description: "Price anomalies only: the listing's current asset." }),
      score: number(12.5, 'Deviation from the usual value, in multiples of the usual spread.'),
      summary: text(
        'coingecko/bitcoin moved by 25.0 % to 80000 US dollars in 5 minutes, 12.5 times its usual change.',
      ),
      figures,
      state: oneOf(ANOMALY_STATES, 'open'),
      at: moment('When the anomaly was first found.'),
      last_seen_at: moment('When the anomaly was last found.'),
      occurrences: z
        .int()
        .min(1)
        .meta({ description: 'Number of runs that showed the anomaly.', example: 1 }),
      acknowledged_at: momentOrNull(),
      acknowledged_reason: text('the coin was redenominated').nullable(),
      closed_at: momentOrNull(
        'When the anomaly ended. Only disagreements between partitions end; null for all other kinds.',
      ),
    })
    .meta({ description: 'An unusual run or price, with the figures that show it.' }),
);
export type Anomaly = z.infer<typeof Anomaly>;

export const AnomalyPage = pageOf('AnomalyPage', Anomaly);
export type AnomalyPage = z.infer<typeof AnomalyPage>;
