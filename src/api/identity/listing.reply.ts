import { z } from 'zod';
import { AssetId, symbol } from '../assets/asset-ref.reply.js';
import { currency } from '../data/item-fields.js';
import { component } from '../openapi/component.js';
import { flag, momentOrNull, number, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

export const LISTING_STATES = ['matched', 'ambiguous', 'new'] as const;

export const ListingState = component(
  'ListingState',
  oneOf(
    LISTING_STATES,
    'matched',
    'Whether the listing was matched with an asset, may belong to one of several, or got a new one.',
  ),
);
export const confidence = number(
  0.998,
  'Confidence, from 0 to 1. It is calibrated: of decisions with 0.9, nine in ten are right.',
);

export const Comparison = component(
  'ListingComparison',
  z
    .strictObject({
      with: text('coingecko/bitcoin', 'The other listing.'),
      confidence,
      evidence: z.record(z.string(), z.number()).meta({
        description: "Each signal's contribution to the log odds that both are the same coin.",
        example: { name_and_symbol_same: 6.34, price_agrees: 4 },
      }),
      asset: text('bitcoin', 'For candidates only: the asset of the other listing.').nullable().optional(),
    })
    .meta({ description: 'A comparison of the listing with another one.' }),
);
export const candidates = z
  .array(Comparison)
  .meta({ description: 'The other listings that may be the same coin.' });

export const inactiveSince = momentOrNull(
  'When the listing was first missing from a complete sweep of its source; null while the source lists it.',
);
export const listing = {
  source: text('coingecko'),
  external_id: text('bitcoin'),
  currency,
  symbol,
  name: text('Bitcoin'),
  inactive_since: inactiveSince,
};

export const ListingReply = component(
  'Listing',
  z
    .strictObject({
      ...listing,
      asset: text(
        'bitcoin',
        "The slug of the listing's asset; null while the listing is ambiguous.",
      ).nullable(),
      asset_id: AssetId.nullable(),
      state: ListingState.nullable().meta({ description: 'Null until the listing is resolved.' }),
      confidence: confidence.nullable(),
      by_hand: flag(false, 'Whether an operator made this decision.'),
      candidates,
    })
    .meta({ description: 'An instrument as one source knows it.' }),
);
export type ListingReply = z.infer<typeof ListingReply>;

export const ListingPage = pageOf('ListingPage', ListingReply);
export type ListingPage = z.infer<typeof ListingPage>;
