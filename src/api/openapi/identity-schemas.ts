import { ASSET_ID } from './asset-id.js';
import { nullable, object, type Schema } from './schema.js';

const MOMENT = '2026-01-31T12:00:00.000000Z';
const at = (description: string): Schema => ({
  type: 'string',
  format: 'date-time',
  description,
  example: MOMENT,
});
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
const text = (example: string): Schema => ({ type: 'string', example });
const state: Schema = { type: 'string', enum: ['matched', 'ambiguous', 'new'], example: 'matched' };
const madeBy: Schema = { type: 'string', enum: ['machine', 'hand'], example: 'machine' };
const confidence: Schema = {
  type: 'number',
  description: 'From 0 to 1: of decisions with 0.9, nine of ten are right.',
  example: 0.998,
};
const operationId = nullable('integer', { description: 'By hand: the operation.', example: null });

const comparison = object(
  {
    with: {
      type: 'string',
      description: 'The listing that it was compared with.',
      example: 'coingecko/bitcoin',
    },
    confidence,
    evidence: {
      type: 'object',
      description: 'What each signal added to the logarithm of the odds.',
      additionalProperties: { type: 'number' },
      example: { name_and_symbol_same: 6.34, price_agrees: 4 },
    },
    asset: {
      type: 'string',
      description: 'Of candidates: the asset that that listing is.',
      example: 'bitcoin',
    },
  },
  { required: ['with', 'confidence', 'evidence'] },
);

const decision = object({
  id: { type: 'integer', example: 1 },
  state,
  confidence,
  made_by: madeBy,
  made_at: at('When it was decided.'),
  evidence: list(comparison, 'What spoke for it, the surest first.'),
  candidates: list(comparison, 'What else it may be.'),
  operation_id: operationId,
});

const listing = {
  source: text('coingecko'),
  external_id: text('bitcoin'),
  symbol: text('BTC'),
  name: text('Bitcoin'),
};

export const IDENTITY = object({
  id: ASSET_ID,
  slug: text('bitcoin'),
  symbol: text('BTC'),
  name: text('Bitcoin'),
  listings: list(
    object({
      ...listing,
      former: list(
        object({ symbol: text('MATIC'), name: text('Polygon'), until: at('When it was called so last.') }),
        'What it was called before.',
      ),
      decision: nullable('object', { description: 'Null where it was not resolved yet.', ...decision }),
    }),
    'Its listings, with the decisions in force.',
  ),
  may_be: list(
    object({ ...listing, decision }),
    'Ambiguous listings that may be this asset, or that it waits for where it has none.',
  ),
  operations: list(
    object({
      id: { type: 'integer', example: 1 },
      kind: { type: 'string', enum: ['merge', 'split', 'confirm', 'mapping'], example: 'merge' },
      reason: nullable('string', { example: 'the project moved to a new contract' }),
      request: { type: 'object', additionalProperties: true, description: 'What was asked for.' },
      made_at: at('When it was done.'),
      undone_at: nullable('string', { format: 'date-time', example: null }),
    }),
    'What operators did to its listings, the newest first.',
  ),
  history: list(
    object({
      id: { type: 'integer', example: 1 },
      listing: text('coingecko/bitcoin'),
      state,
      confidence,
      made_by: madeBy,
      made_at: at('When it was decided.'),
      superseded_by: nullable('integer', { description: 'The decision that took its place.', example: null }),
      operation_id: operationId,
    }),
    'The last 200 decisions that made something this asset, the newest first.',
  ),
});

export const LISTINGS_PAGE = object({
  data: list(
    object({
      ...listing,
      asset: nullable('string', {
        description: 'The slug of its asset; null while it is ambiguous.',
        example: 'bitcoin',
      }),
      asset_id: nullable('string', { pattern: '^asset_[1-9][0-9]*$', example: 'asset_1' }),
      state: nullable('string', {
        description: 'Null until it is resolved.',
        enum: ['matched', 'ambiguous', 'new', null],
        example: 'matched',
      }),
      confidence: nullable('number', { example: 0.998 }),
      by_hand: { type: 'boolean', example: false },
      candidates: list(comparison, 'What else it may be.'),
    }),
    'Listings.',
  ),
  metadata: object({
    request_id: text('0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e'),
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', { description: 'Null on the last page.', example: 50 }),
  }),
});

export const OPERATION = object({
  operation_id: { type: 'integer', description: 'To undo it.', example: 1 },
  kind: { type: 'string', enum: ['merge', 'split', 'confirm', 'mapping'], example: 'merge' },
  assets: list(
    { type: 'string', example: 'bitcoin' },
    'Slugs of the assets, as they are now: of a merge or a confirmation the one that is left, of a split both, of an undo those that there are again.',
  ),
  asset_ids: list(ASSET_ID, 'Their ids, in the same order.'),
});
