/** Gauges of one label: by the column that fills each, its name and what it shows. */
export type GaugeSet = Readonly<Record<string, readonly [name: string, help: string]>>;

export const BY_SOURCE = {
  checkpoint: [
    'kasparro_checkpoint_age_seconds',
    'Since the oldest checkpoint of the source was last confirmed: read to its end, or found unchanged.',
  ],
  data: ['kasparro_data_age_seconds', 'Age of the newest quote or article of the source, by its own time.'],
  success: ['kasparro_last_success_age_seconds', 'Since the last run of the source that succeeded.'],
} as const satisfies GaugeSet;

export const BY_QUEUE = {
  waiting: ['kasparro_queue_waiting_jobs', 'Jobs that no worker has taken.'],
  active: ['kasparro_queue_active_jobs', 'Jobs that a worker has in hand.'],
  age: ['kasparro_queue_age_seconds', 'How long the oldest job that may start has waited.'],
} as const satisfies GaugeSet;

export const BY_UPSTREAM = {
  blocked: [
    'kasparro_upstream_blocked_seconds',
    'How long an upstream is still to be left alone, because it asked to.',
  ],
  calls: ['kasparro_upstream_month_calls', 'Calls of an upstream in this month.'],
} as const satisfies GaugeSet;

export const BY_TASK = {
  failures: [
    'kasparro_background_failures',
    'How often a task in the background failed since it last succeeded.',
  ],
  lag: [
    'kasparro_background_lag_seconds',
    'Since a task in the background should have succeeded; 0 while it is in time.',
  ],
  success: [
    'kasparro_background_last_success_timestamp_seconds',
    'When a task in the background last succeeded; absent before the first time.',
  ],
  waiting: ['kasparro_background_waiting', 'What waits for a task in the background: listings, or runs.'],
} as const satisfies GaugeSet;
