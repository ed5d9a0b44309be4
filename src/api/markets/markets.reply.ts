import { z } from 'zod';
import { assetNames } from '../assets/asset-ref.reply.js';
import { ConsensusState, countedSources, outliers } from '../assets/assets.reply.js';
import { conversionOf } from '../conversion/conversion.reply.js';
import { asOf } from '../data/data-metadata.js';
import { currency } from '../data/item-fields.js';
import { component } from '../openapi/component.js';
import { count, decimal, integer, momentOrNull, number, texts } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';
import { SPARKLINE_POINTS } from './market-details-sql.js';

const change = (example: number, over: string) =>
  decimal(example, `Change of the price over ${over}, in percent.`);

const Market = component(
  'Market',
  z
    .strictObject({
      ...assetNames,
      rank: integer(1, 'Rank by `market_cap`; 1 is the largest. Null if `market_cap` is null.').nullable(),
      currency,
      price: decimal(
        67123.45,
        'The consensus price in `currency`; null if no price counts, or if the counted prices are irreconcilable: more than ' +
          'a factor of five apart.',
      ),
      market_cap: decimal(
        1323456789012.5,
        'The weighted median of the market caps from the counted sources, in `currency`.',
      ),
      volume_24h: decimal(
        31234567890.1,
        'The weighted median of the volumes over 24 hours from the counted sources, in `currency`.',
      ),
      change_1h_pct: change(0.12, 'an hour'),
      change_24h_pct: change(-1.25, '24 hours (as stated by the sources if there are no prices from then)'),
      change_7d_pct: change(4.5, 'seven days'),
      state: ConsensusState,
      counted: countedSources,
      spread_pct: number(0.12, 'Difference between the lowest and the highest counted price.').nullable(),
      outliers,
      sources: texts(['coingecko', 'csv'], 'Sources that list the asset.'),
      observed_at: momentOrNull(
        'When the newest counted price was observed or, if none counts, the newest price of all.',
        '2026-01-31T12:00:00.000000Z',
      ),
      sparkline: z
        .array(z.number().nullable())
        .length(SPARKLINE_POINTS)
        .optional()
        .meta({
          description:
            `With \`sparkline=true\` only: one price for each of the last ${SPARKLINE_POINTS} four-hour spans (in UTC), oldest first, ` +
            'including the current span: its last price, or null if it has none.',
          example: Array.from({ length: SPARKLINE_POINTS }, (_, n) => 66_000 + 10.5 * n),
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
        offset: integer(0, 'Number of entries skipped; null for a page requested by cursor.').nullable(),
        total: count(250, 'Number of coins on all pages.'),
        next_cursor: textCursor,
        as_of: asOf,
      }),
    ),
  }),
);
export type MarketPage = z.infer<typeof MarketPage>;
