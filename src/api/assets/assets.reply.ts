import { z } from 'zod';
import { conversionOf } from '../conversion/conversion.reply.js';
import { component } from '../openapi/component.js';
import { decimal, integer, number, oneOf, texts } from '../openapi/fields.js';
import { countedPage } from '../data/data-metadata.js';
import { currency } from '../data/item-fields.js';
import { assetNames } from './asset-ref.reply.js';

export const ConsensusState = component(
  'ConsensusState',
  oneOf(
    ['agreed', 'disputed', 'single', 'none'],
    'agreed',
    'Whether the counted prices agree or are far apart, or whether there is only one or none.',
  ),
);
export const outliers = texts([], 'Sources left out because of their price.');
export const countedSources = integer(2, 'Number of sources whose prices count.');

export const priceConversion = conversionOf('PriceConversion', {
  price: decimal(67123.45, 'The consensus price; null where no source counts.'),
});

const AssetSummary = component(
  'AssetSummary',
  z.strictObject({
    ...assetNames,
    sources: texts(['coingecko', 'csv'], 'Sources that list the asset.'),
    currency,
    price: decimal(
      67123.45,
      'The consensus price in `currency`; null if no price counts, or if the counted prices are irreconcilable: more than a ' +
        'factor of five apart.',
    ),
    price_usd: decimal(67123.45, 'The consensus price in US dollars; null if `currency` is a different one.'),
    state: ConsensusState,
    counted: countedSources,
    spread_pct: number(
      0.12,
      'Difference between the lowest and the highest counted price, in percent of the consensus price.',
    ).nullable(),
    outliers,
    ...priceConversion,
  }),
);

export const AssetPage = component(
  'AssetPage',
  z.strictObject({
    data: z.array(AssetSummary),
    metadata: component('AssetPageMetadata', z.strictObject(countedPage)),
  }),
);
export type AssetPage = z.infer<typeof AssetPage>;
