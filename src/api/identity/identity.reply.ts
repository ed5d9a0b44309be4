import { z } from 'zod';
import { currency } from '../data/item-fields.js';
import { AssetId, assetNames, symbol } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { anyObject, flag, integer, moment, momentOrNull, number, oneOf, text } from '../openapi/fields.js';
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
const MadeBy = component('DecisionMaker', oneOf(['machine', 'hand'], 'machine'));
export const confidence = number(0.998, 'From 0 to 1, calibrated: nine in ten decisions with 0.9 are right.');
const operationId = integer(1, 'The operation, for a manual decision.').nullable();
const madeAt = moment('When it was decided.');

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
      asset: text('bitcoin', "Candidates only: the other listing's asset.").nullable().optional(),
    })
    .meta({ description: 'A comparison of the listing with another one.' }),
);
export const candidates = z.array(Comparison).meta({ description: 'Alternatives.' });

const Decision = component(
  'IdentityDecision',
  z
    .strictObject({
      id: integer(1),
      state: ListingState,
      confidence: confidence.nullable(),
      made_by: MadeBy,
      made_at: madeAt,
      evidence: z.array(Comparison).meta({ description: 'Supporting evidence, strongest first.' }),
      candidates,
      operation_id: operationId,
    })
    .meta({ description: 'Which asset a listing belongs to, and why.' }),
);

export const inactiveSince = momentOrNull(
  'When it was first missing from a complete sweep of its source; null while the source lists it.',
);
export const listing = {
  source: text('coingecko'),
  external_id: text('bitcoin'),
  currency,
  symbol,
  name: text('Bitcoin'),
  inactive_since: inactiveSince,
};

const IdentityListing = component(
  'IdentityListing',
  z.strictObject({
    ...listing,
    former: z
      .array(
        component(
          'FormerName',
          z.strictObject({
            symbol: symbol.meta({ example: 'MATIC' }),
            name: text('Polygon'),
            until: moment('When the source last used the name.'),
          }),
        ),
      )
      .meta({ description: 'Its earlier names.' }),
    decision: Decision.nullable().meta({ description: 'Null until the listing is resolved.' }),
  }),
);

const OperationKind = component(
  'OperationKind',
  oneOf(['merge', 'split', 'confirm', 'mapping', 'settle'], 'merge'),
);

const Operation = component(
  'Operation',
  z.strictObject({
    id: integer(1),
    kind: OperationKind,
    reason: text('checked by hand').nullable(),
    request: anyObject({ from: ['ether'], into: 'bitcoin' }, 'The original request.'),
    made_at: moment('When it was carried out.'),
    undone_at: momentOrNull(),
  }),
);

const PastDecision = component(
  'PastDecision',
  z.strictObject({
    id: integer(1),
    listing: text('coingecko/bitcoin'),
    state: ListingState,
    confidence: confidence.nullable(),
    made_by: MadeBy,
    made_at: madeAt,
    superseded_by: integer(2, 'The decision that replaced it.').nullable(),
    operation_id: operationId,
  }),
);

export const AssetIdentity = component(
  'AssetIdentity',
  z
    .strictObject({
      ...assetNames,
      listings: z.array(IdentityListing).meta({ description: 'Its listings, with the decisions in force.' }),
      may_be: z.array(component('PossibleListing', z.strictObject({ ...listing, decision: Decision }))).meta({
        description:
          'Ambiguous listings that may belong to this asset, or that it is waiting for if it has no others.',
      }),
      operations: z
        .array(Operation)
        .meta({ description: "Operators' actions on its listings, newest first." }),
      history: z.array(PastDecision).meta({
        description: 'The last 200 decisions that assigned a listing to this asset, newest first.',
      }),
    })
    .meta({ description: 'Why an asset has its listings.' }),
);
export type AssetIdentity = z.infer<typeof AssetIdentity>;

export const ListingReply = component(
  'Listing',
  z
    .strictObject({
      ...listing,
      asset: text('bitcoin', 'The slug of its asset; null while it is ambiguous.').nullable(),
      asset_id: AssetId.nullable(),
      state: ListingState.nullable().meta({ description: 'Null until the listing is resolved.' }),
      confidence: confidence.nullable(),
      by_hand: flag(false, 'Whether an operator decided this.'),
      candidates,
    })
    .meta({ description: 'An instrument as one source knows it.' }),
);
export type ListingReply = z.infer<typeof ListingReply>;

export const ListingPage = pageOf('ListingPage', ListingReply);
export type ListingPage = z.infer<typeof ListingPage>;

export const OperationResult = component(
  'OperationResult',
  z.strictObject({
    operation_id: integer(1, 'Pass this id to undo the operation.'),
    kind: OperationKind,
    assets: z.array(text('bitcoin')).meta({
      description:
        'Current slugs of the affected assets: for a merge or confirmation the one that remains, for a split both, ' +
        'for an undo those that exist again.',
    }),
    asset_ids: z.array(AssetId).meta({ description: 'Their ids, in the same order.' }),
  }),
);
export type OperationResult = z.infer<typeof OperationResult>;
