import { z } from 'zod';
import * as config from '../../../config/fields.js';
import { placeExpression } from '../field.js';
import { checkMappings, fieldsOf, mappingKeys, type Mappings } from '../mapping.js';
import { parseFieldPlace } from '../place.js';
import { nonSecretText, withSecrets } from '../secrets.js';

const stream = z
  .strictObject({
    id: z
      .union([placeExpression.transform((one) => [one]), z.array(placeExpression).min(1).max(5)])
      .optional()
      .describe('Fields that identify a record; the key_properties of the stream by default'),
    ...mappingKeys,
  })
  .superRefine(checkMappings)
  .superRefine(refusePlacesOutsideRecord)
  .describe('Mapping of its records');

/** Refuses places in a partition or reply: a tap's records come one by one, without either. */
function refusePlacesOutsideRecord(given: Mappings & { id?: string[] }, context: z.RefinementCtx): void {
  if (!given.quote && !given.candle && !given.article) return;
  const { kind, fields } = fieldsOf(given);
  const places = Object.entries(fields).map(([name, spec]) => [[kind, name], spec?.path] as const);
  for (const [path, place] of [...places, ...(given.id ?? []).map((one) => [['id'], one] as const)])
    if (place !== undefined && parseFieldPlace(place).of !== 'record')
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: `expected a place in the record: streams of taps have no ${place.split('/')[0]}`,
      });
}

/** A source whose records come from a Singer tap: https://hub.meltano.com/singer/spec */
export const singer = z
  .strictObject({
    kind: z.literal('singer').describe('A Singer tap: a program that writes records'),
    title: z.string().min(1).max(200).optional(),
    command: z
      .array(nonSecretText.min(1))
      .min(1)
      .max(100)
      .describe('The program and its arguments, without a shell; --config, --state and --catalog are added'),
    config: z
      .record(z.string().min(1).max(200), z.json())
      .superRefine(withSecrets)
      .default({})
      .describe('Contents of its config file; secrets are ${NAME}'),
    env: z
      .record(z.string().regex(/^[A-Z_][A-Z0-9_]{0,99}$/i, 'expected the name of a variable'), z.string())
      .superRefine(withSecrets)
      .default({})
      .describe('Its environment variables, in addition to PATH, HOME and the like; secrets are ${NAME}'),
    catalog: z
      .union([
        z.literal('discover'),
        nonSecretText.regex(/\.json$/, 'expected discover, or the path of a .json file'),
      ])
      .optional()
      .describe('For taps that select no stream by default: discover selects those in streams'),
    catalog_option: z.enum(['--catalog', '--properties']).default('--catalog'),
    streams: z
      .record(z.string().min(1).max(200), stream)
      .refine((given) => Object.keys(given).length > 0, 'expected a stream')
      .refine(
        (given) => new Set(Object.values(given).map(({ article }) => article !== undefined)).size === 1,
        'expected either articles, or quotes and candles: put the others into a file of their own',
      )
      .describe('The streams to read, by name; others are ignored'),
    schedule: config.schedule.optional().describe('A cron expression (UTC); SCHEDULE_NAME takes precedence'),
    timeout: z
      .int()
      .min(1)
      .max(86_400)
      .default(300)
      .describe('Seconds without output after which it is stopped'),
  })
  .describe('Records of a Singer tap');

export type SingerDefinition = z.infer<typeof singer>;
