import type { Schema } from './schema.js';

/** What an asset is called for ever. */
export const ASSET_ID: Schema = {
  type: 'string',
  pattern: '^asset_[1-9][0-9]*$',
  description:
    'Never changes, and stands wherever a slug may. Of an asset that was merged it leads to the one that is left; after an undo to its own again.',
  example: 'asset_1',
};
