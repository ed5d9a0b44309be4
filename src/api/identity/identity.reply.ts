import { z } from 'zod';
import { assetNames, symbol } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { anyObject, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { candidates, Comparison, confidence, listing, ListingState } from './listing.reply.js';
import { OperationKind } from './operation.reply.js';

const MadeBy = component('DecisionMaker', oneOf(['machine', 'hand'], 'machine'));
const operationId = integer(1, 'The operation, for a manual decision.').nullable();
const madeAt = moment('When it was decided.');

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
