import { z } from 'zod';
import { assetNames, symbol } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { anyObject, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { candidates, Comparison, confidence, listing, ListingState } from './listing.reply.js';
import { OperationKind } from './operation.reply.js';

const MadeBy = component('DecisionMaker', oneOf(['machine', 'hand'], 'machine'));
const operationId = integer(1, 'For a manual decision, the operation that made it.').nullable();
const madeAt = moment('When the decision was made.');

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
      .meta({ description: 'The names under which the source listed it earlier.' }),
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
      listings: z
        .array(IdentityListing)
        .meta({ description: 'The listings of the asset, with the current decisions about them.' }),
      may_be: z.array(component('PossibleListing', z.strictObject({ ...listing, decision: Decision }))).meta({
        description:
          'Ambiguous listings that may belong to this asset, including the listing that the asset was created for, if it is ' +
          'ambiguous.',
      }),
      operations: z
        .array(Operation)
        .meta({ description: "Operators' actions on the asset's listings, newest first." }),
      history: z.array(PastDecision).meta({
        description: 'The last 200 decisions that assigned a listing to this asset, newest first.',
      }),
    })
    .meta({ description: 'Why an asset has its listings.' }),
);
export type AssetIdentity = z.infer<typeof AssetIdentity>;
