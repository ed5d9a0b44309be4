import { z } from 'zod';
import { component } from '../openapi/component.js';
import { anyObject, integer, moment, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

export const CheckpointReply = component(
  'Checkpoint',
  z
    .strictObject({
      source: text('coinpaprika'),
      partition: text('tickers'),
      cursor: anyObject(
        { coins: 2500 },
        'JSON that only the source understands; null if the partition will be read from its start.',
      ).nullable(),
      run_id: integer(7, 'The run that last claimed the partition.'),
      epoch: integer(
        7,
        'Increased whenever a worker claims the partition. A worker with an earlier epoch can no longer store data.',
      ),
      updated_at: moment(undefined, '2026-01-31T12:00:05.000Z'),
    })
    .meta({ description: 'The stored cursor of a partition.' }),
);
export type CheckpointReply = z.infer<typeof CheckpointReply>;

export const CheckpointPage = pageOf('CheckpointPage', CheckpointReply);
export type CheckpointPage = z.infer<typeof CheckpointPage>;
