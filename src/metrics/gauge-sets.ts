/** Gauges with a single label: names and help texts, by the query column that provides the value. */
export type GaugeSet = Readonly<Record<string, readonly [name: string, help: string]>>;

export const SOURCE_GAUGES = {
  checkpoint: [
    'kasparro_checkpoint_age_seconds',
    'Seconds since the oldest checkpoint of the source was last confirmed: read to its end, or found unchanged.',
  ],
  data: [
    'kasparro_data_age_seconds',
    'Age in seconds of the newest quote, candle or article of the source, by observation time.',
  ],
  success: ['kasparro_last_success_age_seconds', 'Seconds since the last successful run of the source.'],
} as const satisfies GaugeSet;

export const QUEUE_GAUGES = {
  waiting: ['kasparro_queue_waiting_jobs', 'Jobs waiting for a worker.'],
  active: ['kasparro_queue_active_jobs', 'Jobs being processed.'],
  age: ['kasparro_queue_age_seconds', 'Waiting time in seconds of the oldest job that is ready to start.'],
} as const satisfies GaugeSet;

export const UPSTREAM_GAUGES = {
  blocked: [
    'kasparro_upstream_blocked_seconds',
    'Seconds until the upstream may be called again, as it requested.',
  ],
  calls: ['kasparro_upstream_month_calls', 'Calls to the upstream this month.'],
} as const satisfies GaugeSet;

export const TASK_GAUGES = {
  failures: ['kasparro_background_failures', 'Failures of a background task since its last success.'],
  lag: ['kasparro_background_lag_seconds', 'Seconds by which a background task is overdue; 0 while on time.'],
  success: [
    'kasparro_background_last_success_timestamp_seconds',
    'Time of the last success of a background task; absent before the first one.',
  ],
  waiting: ['kasparro_background_waiting', 'Backlog of a background task: listings or runs.'],
} as const satisfies GaugeSet;
