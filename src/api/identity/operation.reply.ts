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
        'Current slugs of the affected assets: for a merge or confirmation the one that remains, for a split both, ' +
        'for an undo those that exist again.',
    }),
    asset_ids: z.array(AssetId).meta({ description: 'Their ids, in the same order.' }),
  }),
);
export type OperationResult = z.infer<typeof OperationResult>;
