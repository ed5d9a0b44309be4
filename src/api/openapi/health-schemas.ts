const NO_DETAILS = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: true },
} as const;

const DATABASE = { status: 'up' };
const SOURCES = {
  status: 'up',
  csv: {
    run_id: 12,
    last_run: 'succeeded',
    at: '2026-01-05T12:00:00.000Z',
    fetched: 8,
    rejected: 1,
    code: null,
    error: null,
  },
};
const RESOLVER = {
  condition: 'failing',
  last_success: '2026-01-05T11:20:31.120Z',
  last_error: { at: '2026-01-05T12:03:07.502Z', message: 'value out of range: overflow' },
  failures: 7,
  lag_seconds: 2520,
  waiting: 12,
};

const TASK = {
  type: 'object',
  required: ['condition', 'last_success', 'last_error', 'failures', 'lag_seconds'],
  description:
    'The resolver, the mention linker, the anomaly watch, the pruner, the sweep of runs, the maintenance of the queue, the housekeeping, and ' +
    'each schedule as `schedule.<source>`, whichever process does it.',
  properties: {
    condition: {
      type: 'string',
      enum: ['ok', 'failing', 'late'],
      description: 'failing: three times in a row or more; late: for an hour or more.',
      example: 'failing',
    },
    last_success: { type: ['string', 'null'], format: 'date-time', example: RESOLVER.last_success },
    last_error: {
      type: ['object', 'null'],
      description: 'It stays when the task succeeds again.',
      required: ['at', 'message'],
      properties: {
        at: { type: 'string', format: 'date-time', example: RESOLVER.last_error.at },
        message: { type: 'string', example: RESOLVER.last_error.message },
      },
      example: RESOLVER.last_error,
    },
    failures: { type: 'integer', description: 'Since the last success.', example: 7 },
    lag_seconds: {
      type: 'integer',
      description: 'Since it should have succeeded; 0 while it is in time.',
      example: 2520,
    },
    waiting: {
      type: 'integer',
      description:
        'What waits for it: listings for the resolver (up to 10000), runs for the mention linker and the anomaly watch (up to 100).',
      example: 12,
    },
    set_aside: {
      type: 'object',
      description:
        'Listings and articles that broke it and are left out, until they are tried again: after five minutes, and later after ' +
        'twice as long each time, up to six hours. Absent where there are none.',
      required: ['count', 'names', 'error'],
      properties: {
        count: { type: 'integer', example: 1 },
        names: {
          type: 'array',
          description: 'Up to five, the last one first.',
          items: { type: 'string' },
          example: ['csv/DOGE'],
        },
        error: {
          type: 'string',
          description: 'What the last one broke it with.',
          example: 'value out of range',
        },
      },
      example: { count: 1, names: ['csv/DOGE'], error: 'value out of range' },
    },
  },
  example: RESOLVER,
} as const;

const BACKGROUND = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { type: 'string', enum: ['up'], example: 'up' },
    message: { type: 'string', description: 'Why the tasks cannot be shown.', example: 'permission denied' },
  },
  additionalProperties: TASK,
} as const;

const details = (background: object) => ({
  type: 'object',
  properties: { background },
  additionalProperties: { type: 'object', additionalProperties: true },
});

const report = (statuses: string[], inner: object, example: object) => ({
  type: 'object',
  required: ['status', 'info', 'error', 'details'],
  properties: {
    status: { type: 'string', enum: statuses, example: statuses.at(-1) },
    info: { ...inner, example },
    error: { ...NO_DETAILS, example: {} },
    details: { ...inner, example },
  },
});

/** Of /health/live and /health/ready. */
export const PROBE = report(['ok'], NO_DETAILS, { database: DATABASE });

/** Of /health. */
export const HEALTH = report(['ok', 'degraded'], details(BACKGROUND), {
  database: DATABASE,
  sources: SOURCES,
  background: { status: 'up', resolver: RESOLVER },
});
