import { z } from 'zod';
import { currency, ingestedAt, knownAt, observedAt, runId } from '../data/item-fields.js';
import { quoteConversion, quoteId, quoteValues } from '../data/quote.reply.js';
import { component } from '../openapi/component.js';
import { moment, momentOrNull, number, oneOf, text, texts } from '../openapi/fields.js';
import { inactiveSince, ListingState } from '../identity/listing.reply.js';
import { assetNames, symbol } from './asset-ref.reply.js';
import { Consensus } from './consensus.reply.js';

const Alias = component(
  'AssetAlias',
  z.strictObject({
    kind: oneOf(['symbol', 'name', 'slug'], 'symbol'),
    value: text('XBT'),
    until: momentOrNull('When the asset ceased to have this symbol, name or slug; null if it still has it.'),
  }),
);

const Contract = component(
  'Contract',
  z.strictObject({
    chain: text('ethereum'),
    address: text('0x2260fac5e5542a773aa44fbcfedf7c193bc2c599'),
    sources: texts(['coingecko'], 'Sources that state this value.'),
  }),
);

const ListingQuote = component(
  'ListingQuote',
  z.strictObject({
    id: quoteId,
    ...quoteValues,
    observed_at: observedAt,
    ingested_at: ingestedAt,
    known_at: knownAt,
    run_id: runId,
    ...quoteConversion,
  }),
);

const AssetListing = component(
  'AssetListing',
  z.strictObject({
    source: text('coingecko'),
    external_id: text('bitcoin'),
    currency,
    symbol,
    name: text('Bitcoin'),
    inactive_since: inactiveSince,
    state: ListingState.nullable(),
    confidence: number(0.9999, 'Confidence, from 0 to 1, that the listing belongs to this asset.').nullable(),
    quote: ListingQuote.nullable().meta({
      description: 'The latest quote of the listing; null where there is none.',
    }),
  }),
);

export const Asset = component(
  'Asset',
  z
    .strictObject({
      ...assetNames,
      created_at: moment('When the asset was first seen.'),
      identity: component(
        'AssetIdentifiers',
        z.strictObject({ aliases: z.array(Alias), contracts: z.array(Contract) }),
      ),
      listings: z.array(AssetListing),
      consensus: Consensus,
    })
    .meta({ description: 'A coin, which exists once however many sources list it.' }),
);
export type Asset = z.infer<typeof Asset>;
