import { z } from 'zod';
import { TRIGGERS } from '../../runs/run.entity.js';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { component } from '../openapi/component.js';
import { anyObject, integer, moment, oneOf, text } from '../openapi/fields.js';
import { RunStatus } from '../runs/run.reply.js';
import { currency, knownAt } from './item-fields.js';

const RawPayload = component(
  'RawPayload',
  z
    .strictObject({
      table: oneOf(['raw_api_data', 'raw_csv_data', 'raw_third_source_data'], 'raw_csv_data'),
      id: integer(4294967298),
      payload: z.unknown().meta({
        description: 'The payload as it arrived.',
        example: { Ticker: 'BTC', 'Price (USD)': '$67,123.45' },
      }),
      partition: text('markets').optional(),
      file: text('prices.csv').optional(),
      line: integer(2).optional(),
      format: anyObject({ delimiter: ';' }, 'How the file was read.').optional(),
      fetched_at: moment(undefined, '2026-01-31T12:00:04.123000Z').optional(),
      run_id: integer(1).optional(),
      dropped_at: moment(undefined, '2026-04-30T03:17:02.000000Z').optional(),
      note: text('payload dropped by retention on 2026-04-30').optional(),
    })
    .meta({
      description:
        'The stored payload and its location. For a line of a CSV file, these are `file`, `line` and `format`; for other ' +
        'records, `partition`. If retention has dropped the payload, it is null, and `dropped_at` and `note` replace ' +
        '`fetched_at` and `run_id`.',
    }),
);

export const Lineage = component(
  'Lineage',
  z
    .strictObject({
      id: text('q0000000100dec1a5c0de0000'),
      source: text('csv'),
      external_id: text('BTC'),
      currency: currency
        .nullable()
        .meta({ description: "The currency of the item's amounts; null for articles." }),
      asset: AssetRef.nullable().meta({ description: "The asset of the item's listing; null for articles." }),
      known_at: knownAt,
      raw: RawPayload.nullable(),
      discarded: z
        .array(
          component(
            'DiscardedField',
            z.strictObject({ path: text('max_supply'), kind: text('type_changed') }),
          ),
        )
        .meta({
          description:
            'Fields of the payload that were read as null because their type or their path had changed.',
        }),
      run: component(
        'LineageRun',
        z.strictObject({
          id: integer(1),
          trigger: oneOf(TRIGGERS, 'schedule'),
          status: RunStatus,
          started_at: moment().nullable(),
          finished_at: moment(undefined, '2026-01-31T12:00:05.000000Z').nullable(),
        }),
      )
        .nullable()
        .meta({ description: 'The run that stored the item; null once retention has dropped it.' }),
    })
    .meta({ description: 'The origin of an item: its original payload, and the run that stored it.' }),
);
export type Lineage = z.infer<typeof Lineage>;
