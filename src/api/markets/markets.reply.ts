import { z } from 'zod';
import { assetNames } from '../assets/asset-ref.reply.js';
import { ConsensusState, counted, outliers } from '../assets/assets.reply.js';
import { conversionOf } from '../conversion/conversion.reply.js';
import { asOf } from '../data/data-metadata.js';
import { currency } from '../data/item-fields.js';
import { component } from '../openapi/component.js';
import { count, decimal, integer, momentOrNull, number, texts } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';
import { POINTS } from './market-details-sql.js';

const change = (example: number, over: string) =>
  decimal(example, `Change of the price over ${over}, in percent.`);

const Market = component(
  'Market',
  z
    .strictObject({
      ...assetNames,
      rank: integer(1, '1 is the largest by `market_cap`; null if that is null.').nullable(),
      currency,
      price: decimal(
        67123.45,
        'The consensus price in `currency`; null where no source counts, or where two are more than five times apart.',
      ),
      market_cap: decimal(1323456789012.5, 'In `currency`: the weighted median of the counted sources.'),
      volume_24h: decimal(
        31234567890.1,
        'In `currency`, over 24 hours: the weighted median of the counted sources.',
      ),
      change_1h_pct: change(0.12, 'an hour'),
      change_24h_pct: change(
        -1.25,
        '24 hours, or by the sources themselves where their prices do not reach back so far',
      ),
      change_7d_pct: change(4.5, 'seven days'),
      state: ConsensusState,
      counted,
      spread_pct: number(0.12, 'Difference between the lowest and the highest counted price.').nullable(),
      outliers,
      sources: texts(['coingecko', 'csv'], 'Sources that list the asset.'),
      observed_at: momentOrNull(
        'When the newest price that counts was observed; where none counts, the newest one there is.',
        '2026-01-31T12:00:00.000000Z',
      ),
      sparkline: z
        .array(z.number().nullable())
        .length(POINTS)
        .optional()
        .meta({
          description: `With \`sparkline=true\` only: the last price of each of the last ${POINTS} spans of four hours in UTC, oldest first, the present one last; null where there is none.`,
          example: Array.from({ length: POINTS }, (_, n) => 66_000 + 10.5 * n),
        }),
      ...conversionOf('MarketConversion', {
        price: decimal(67123.45, 'The price.'),
        market_cap: decimal(1323456789012.5, 'The market cap.'),
        volume_24h: decimal(31234567890.1, 'The volume.'),
      }),
    })
    .meta({ description: "A coin's current price and market figures." }),
);

export const MarketPage = component(
  'MarketPage',
  z.strictObject({
    data: z.array(Market),
    metadata: component(
      'MarketPageMetadata',
      z.strictObject({
        request_id: requestId,
        limit: pageLimit,
        offset: integer(0, 'Null for a page requested by cursor.').nullable(),
        total: count(250, 'Number of coins on all pages.'),
        next_cursor: textCursor,
        as_of: asOf,
      }),
    ),
  }),
);
export type MarketPage = z.infer<typeof MarketPage>;
