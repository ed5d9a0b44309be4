import { z } from 'zod';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { conversionOf } from '../conversion/conversion.reply.js';
import { component } from '../openapi/component.js';
import { decimal, integer, text } from '../openapi/fields.js';
import { currency, origin } from './item-fields.js';

export const quoteId = z
  .string()
  .regex(/^q[0-9a-f]{24}$/)
  .meta({ example: 'q0000000100dec1a5c0de0000' });

export const quoteValues = {
  price: decimal(67123.45, 'In `currency`.'),
  market_cap: decimal(1323456789012.5, 'In `currency`.'),
  volume_24h: decimal(31234567890.1, 'Volume over 24 hours, in `currency`.'),
  price_usd: decimal(67123.45, 'In US dollars; null if `currency` is a different one.'),
  market_cap_usd: decimal(1323456789012.5, 'In US dollars; null if `currency` is a different one.'),
  volume_24h_usd: decimal(
    31234567890.1,
    'Volume over 24 hours, in US dollars; null if `currency` is a different one.',
  ),
  change_24h_pct: decimal(-1.25, 'Change over 24 hours, in percent.'),
  rank: integer(1, "The coin's rank by market cap; 1 is the largest.").nullable(),
  circulating_supply: decimal(19712345.5, 'Circulating supply in units of the coin.'),
  total_supply: decimal(19712345.5, 'Total supply in units of the coin.'),
  max_supply: decimal(21000000, 'Maximum supply in units of the coin.'),
};

/** All fields of `quoteValues` as null, for items that have none. */
export const noQuoteValues = {
  price: z.null(),
  market_cap: z.null(),
  volume_24h: z.null(),
  price_usd: z.null(),
  market_cap_usd: z.null(),
  volume_24h_usd: z.null(),
  change_24h_pct: z.null(),
  rank: z.null(),
  circulating_supply: z.null(),
  total_supply: z.null(),
  max_supply: z.null(),
} satisfies Record<keyof typeof quoteValues, z.ZodType>;

export const quoteConversion = conversionOf('QuoteConversion', {
  price: quoteValues.price,
  market_cap: quoteValues.market_cap,
  volume_24h: quoteValues.volume_24h,
});

export const Quote = component(
  'Quote',
  z
    .strictObject({
      id: quoteId,
      kind: z.literal('quote').meta({ example: 'quote' }),
      source: text('coingecko'),
      external_id: text('bitcoin', "The source's own id for the listing."),
      asset: AssetRef.nullable().meta({ description: 'Null if the listing has no asset yet.' }),
      title: text('Bitcoin', 'The name of the listing.'),
      url: z.null(),
      currency,
      ...quoteValues,
      ...origin,
      ...quoteConversion,
    })
    .meta({ description: "A source's figures for a listing at one moment." }),
);
