import { z } from 'zod';
import { component } from '../api/openapi/component.js';
import { count, moment, momentOrNull, oneOf, text, texts } from '../api/openapi/fields.js';

const SetAside = component(
  'SetAside',
  z
    .strictObject({
      count: count(1),
      names: texts(['csv/DOGE'], 'Names of at most five of the items, the latest first.'),
      error: text('value out of range', 'The error that the latest of the items caused.'),
    })
    .meta({
      description:
        'Listings and articles that made the task fail. The task skips them and retries them after five minutes, then after ' +
        'twice as long each time, up to six hours. Absent if there are none.',
    }),
);

const TaskError = component(
  'TaskError',
  z.strictObject({
    at: moment(undefined, '2026-01-05T12:03:07.502Z'),
    message: text('value out of range: overflow'),
  }),
);

const BackgroundTask = component(
  'BackgroundTask',
  z
    .strictObject({
      condition: oneOf(
        ['ok', 'failing', 'late'],
        'ok',
        '`failing`: the task failed at least three times in a row; `late`: it is overdue by an hour or more.',
      ),
      last_success: momentOrNull(undefined, '2026-01-05T11:20:31.120Z'),
      last_error: TaskError.nullable().meta({
        description: 'The last error, kept even after the task succeeds again.',
      }),
      failures: count(0, 'Number of failures since the last success.'),
      lag_seconds: count(0, 'How long the task is overdue, in seconds.'),
      waiting: count(
        12,
        'Backlog of the task: for the resolver, the number of listings (counted up to 10,000); for the mention linker and ' +
          'the anomaly watch, the number of runs (counted up to 100).',
      ).optional(),
      set_aside: SetAside.optional(),
    })
    .meta({
      description:
        'The resolver, the mention linker, the anomaly watch, the pruner, the sweep of runs, queue maintenance, housekeeping, ' +
        'and each schedule as `schedule.<source>`, whichever process runs it.',
    }),
);

export const Background = component(
  'BackgroundCheck',
  z
    .object({
      status: oneOf(['up', 'down'], 'up'),
      message: text('permission denied', 'Why the background tasks cannot be shown.').optional(),
    })
    .catchall(BackgroundTask),
);
