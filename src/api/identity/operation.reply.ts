import { z } from 'zod';
import { AssetId } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { integer, oneOf, text } from '../openapi/fields.js';

export const OperationKind = component(
  'OperationKind',
  oneOf(['merge', 'split', 'confirm', 'mapping', 'settle'], 'merge'),
);

export const OperationResult = component(
  'OperationResult',
  z.strictObject({
    operation_id: integer(1, 'Pass this id to undo the operation.'),
    kind: OperationKind,
    assets: z.array(text('bitcoin')).meta({
      description:
        'Current slugs of the affected assets: after a merge or confirmation, the asset that remains; after a split, both ' +
        'assets; after an undo, the assets that exist again.',
    }),
    asset_ids: z.array(AssetId).meta({ description: 'The ids of the affected assets, in the same order.' }),
  }),
);
export type OperationResult = z.infer<typeof OperationResult>;
