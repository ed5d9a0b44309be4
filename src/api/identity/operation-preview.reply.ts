import { z } from 'zod';
import { component } from '../openapi/component.js';
import { text, texts } from '../openapi/fields.js';

const PreviewedAsset = component(
  'PreviewedAsset',
  z.strictObject({
    slug: text('lumen-vault-luva', 'The slug that the asset would have.'),
    symbol: text('LUVA').nullable(),
    name: text('Lumen Vault'),
    listings: texts(
      ['coinpaprika/luva-lumen-vault'],
      'The listings that it would have, each as `source/external_id`.',
    ),
  }),
);

export const OperationPreview = component(
  'OperationPreview',
  z.strictObject({
    assets: z.array(PreviewedAsset).meta({
      description: 'After a merge, the asset that would remain; after a split, the asset and the new one.',
    }),
  }),
);
export type OperationPreview = z.infer<typeof OperationPreview>;
