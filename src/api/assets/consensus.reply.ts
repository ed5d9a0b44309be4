import { z } from 'zod';
import { currency } from '../data/item-fields.js';
import { component } from '../openapi/component.js';
import { decimal, moment, number, oneOf, text } from '../openapi/fields.js';
import { ConsensusState, countedSources, outliers, priceConversion } from './assets.reply.js';

const ConsensusSource = component(
  'ConsensusSource',
  z.strictObject({
    source: text('coingecko'),
    external_id: text('bitcoin'),
    status: oneOf(['counted', 'stale', 'outlier', 'no_price'], 'counted'),
    reason: text('1820 s old; fresh up to 900 s', 'Why the price is not counted; null if it is.').nullable(),
    price: decimal(67123.45, 'The latest price, in the currency of the consensus.'),
    price_usd: decimal(
      67123.45,
      'The latest price in US dollars; null if the consensus is in a different currency.',
    ),
    observed_at: moment(
      'The time of the price according to the source; for a candle, the time of its close.',
    ),
    age_seconds: number(41.5, 'Age of the price in seconds at the moment of the consensus.'),
    stale_after_seconds: number(
      900,
      "Age in seconds up to which the source's prices are fresh: twice the longest interval of its schedule, at least 900.",
    ),
    weight: number(
      1,
      'Weight of the price: 1 up to an age of 900 seconds, then inversely proportional to its age; 0 if it does not count.',
    ),
    deviation_pct: number(
      0.06,
      'Deviation of the price from the median of all fresh sources, in percent.',
    ).nullable(),
    deviation_mads: number(
      0.674,
      'Deviation of the price as a multiple of the median absolute deviation times 1.4826; null if the latter is 0 or the ' +
        'price is not fresh.',
    ).nullable(),
  }),
);

export const Consensus = component(
  'Consensus',
  z
    .strictObject({
      currency,
      price: decimal(
        67123.45,
        'The weighted median of the prices that count; null if no price counts, or if they are irreconcilable: more than a ' +
          'factor of five apart.',
      ),
      price_usd: decimal(
        67123.45,
        'The consensus price in US dollars; null if `currency` is a different one.',
      ),
      state: ConsensusState,
      at: moment('The moment from which ages are measured: now, or `as_of`.'),
      counted: countedSources,
      spread: component(
        'Spread',
        z.strictObject({
          low: decimal(67100, 'The lowest counted price, in `currency`.'),
          high: decimal(67180.5, 'The highest counted price, in `currency`.'),
          pct: number(
            0.12,
            'Difference between the lowest and the highest counted price, in percent of the consensus price.',
          ).nullable(),
        }),
      )
        .nullable()
        .meta({ description: 'The range of the counted prices.' }),
      outliers,
      sources: z.array(ConsensusSource),
      ...priceConversion,
    })
    .meta({
      description:
        'One price for an asset in one currency, derived from the latest quotes of its listings in that currency, or from ' +
        'the latest closes of listings that have only candles.',
    }),
);
