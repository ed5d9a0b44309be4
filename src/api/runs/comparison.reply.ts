import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, integer, number, oneOf, text } from '../openapi/fields.js';
import { pageLimit, requestId } from '../openapi/page.js';
import { RunReply } from './run.reply.js';

const Figure = component(
  'ComparedFigure',
  z.strictObject({
    base: number(600).nullable(),
    other: number(620).nullable(),
    change_pct: number(
      3.33,
      'Change from `base` to `other`, in percent; null if `base` is 0 or unknown.',
    ).nullable(),
  }),
);
export type Figure = z.infer<typeof Figure>;

const total = count(1, 'The total number; the list has at most `limit` entries.');
const Ids = component('ComparedIds', z.strictObject({ count: total, data: z.array(text('bitcoin')) }));
const ids = (description: string) => Ids.meta({ description });

const DriftSeen = component(
  'ComparedDriftEvent',
  z.strictObject({
    id: integer(1),
    kind: text('type_changed'),
    path: text('current_price'),
    new_path: text('', 'Renames only: the new name.'),
    run_id: integer(5),
    records: count(12),
  }),
);

const Vanished = component(
  'VanishedRecords',
  z.strictObject({
    ...Ids.shape,
    at_least: count(
      0,
      'Minimum number of items that are gone. The other items in the list may have arrived unchanged.',
    ),
  }),
);

export const RunComparison = component(
  'RunComparison',
  z.strictObject({
    source: text('coingecko'),
    base: RunReply,
    other: RunReply,
    figures: component(
      'ComparedFigures',
      z.strictObject({
        duration_seconds: Figure,
        fetched: Figure,
        stored: Figure,
        updated: Figure,
        unchanged: Figure,
        duplicate: Figure,
        rejected: Figure,
        pages: Figure,
        bytes: Figure,
        retries: Figure,
      }),
    ),
    rejections: z
      .array(
        component(
          'ComparedRejections',
          z.strictObject({ code: text('not_a_number'), base: count(0), other: count(3) }),
        ),
      )
      .meta({ description: 'Rejections of each run, by the code of their first reason.' }),
    drift: component('ComparedDrift', z.strictObject({ count: total, data: z.array(DriftSeen) })).meta({
      description: 'Drift events seen after the earlier run, up to and including the later run.',
    }),
    partitions: component(
      'ComparedPartitions',
      z.strictObject({
        appeared: ids('Files and feeds that were found for the first time after the earlier run.'),
        vanished: ids('Files and feeds that were no longer found.'),
      }),
    ),
    records: component(
      'ComparedRecords',
      z.strictObject({
        of: oneOf(['listing', 'article'], 'listing', 'The kind of items that the ids identify.'),
        after_run: integer(2, 'The earlier run. Items known at its end are not new.'),
        up_to_run: integer(5, 'The later run. Runs between the two are included.'),
        appeared: ids('Items first seen after the earlier run.'),
        changed: ids('Items known at the end of the earlier run for which new data was stored since.'),
        vanished: Vanished.nullable().meta({
          description:
            'Items stored by the earlier run, but by no run since. Null if this is unknown; `note` explains why.',
        }),
        note: text(
          'Feeds drop old articles, so missing ones mean nothing.',
          'Why `vanished` is null.',
        ).nullable(),
      }),
    ),
    stands_out: z
      .array(text('Run 5 fetched 310 records, run 2 620 (-50 %).'))
      .meta({ description: 'The most notable differences, in sentences.' }),
    metadata: component('ComparisonMetadata', z.strictObject({ request_id: requestId, limit: pageLimit })),
  }),
);
export type RunComparison = z.infer<typeof RunComparison>;
