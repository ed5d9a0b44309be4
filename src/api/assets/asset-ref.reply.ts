import { z } from 'zod';
import { component } from '../openapi/component.js';
import { text } from '../openapi/fields.js';

/** The permanent id of an asset. */
export const AssetId = component(
  'AssetId',
  z
    .string()
    .regex(/^asset_[1-9][0-9]*$/)
    .meta({
      description:
        'The permanent id of an asset, accepted wherever a slug is. After a merge, the ids of all merged assets lead to ' +
        'the one that remains; after an undo each leads to its own asset again.',
      example: 'asset_1',
    }),
);

/** The symbol of a listing or an asset. */
export const symbol = text('BTC', 'Null if the coin has none.').nullable();

export const assetNames = {
  id: AssetId,
  slug: text('bitcoin', 'The readable name in URLs.'),
  symbol,
  name: text('Bitcoin'),
};

export const AssetRef = component('AssetRef', z.strictObject(assetNames));
