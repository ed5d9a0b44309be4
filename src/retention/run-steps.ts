import type { PrunePlan, PruneStep } from './prune-step.js';
import { pruneStep } from './pruned-table.js';

/** Tables that may refer to a run `r`, most expensive last. They are not searched for runs that read nothing. */
const NAMED_BY = ['checkpoints', 'anomalies', 'drift_events', 'schema_versions'];
const STORED_IN = [
  'rejections',
  'articles',
  'article_versions',
  'fx_rates',
  'fx_rate_versions',
  'quote_versions',
  'quote_rivals',
  'candle_versions',
  'candle_rivals',
  'quotes',
  'candles',
];
/** SQL condition: the table does not refer to run `r`. The limit makes the planner use an index for each lookup. */
const names = (table: string) =>
  `(select 1 from ${table} referring where referring.run_id = r.id limit 1) is null`;

/** SQL condition: a later run of the source has the same outcome. The last one is used by /stats, /health and schedules. */
const IS_NOT_LAST = `(select 1 from runs later where later.source_id = r.source_id
  and later.status = r.status and later.id > r.id limit 1) is not null`;

/** Tables that may refer to a commit, with the column. */
const COMMITTED_IN = [
  ['articles', 'commit_id'],
  ['assets', 'commit_id'],
  ['fx_rates', 'commit_id'],
  ...['quote_versions', 'candle_versions', 'article_versions', 'fx_rate_versions'].flatMap((table) => [
    [table, 'commit_id'],
    [table, 'superseded_by'],
  ]),
  ['quotes', 'commit_id'],
  ['candles', 'commit_id'],
];
const isNotIn = ([table, column]: string[]) =>
  `(select 1 from ${table} referring where referring.${column} = r.id limit 1) is null`;

/** Batch size. It is small, because each run is looked up in a dozen tables. */
const RUNS_AT_ONCE = 100;

/** Deletes runs and commits without remaining data, and records that were resolved long ago. */
export function runSteps(cutoff: string, plan: PrunePlan): PruneStep[] {
  const isNamedNowhere = [
    ...NAMED_BY.map(names),
    `(r.fetched = 0 or ${[...STORED_IN.map(names), 'not stored_raw_rows(r.id)'].join(' and ')})`,
  ].join(' and ');
  return [
    pruneStep(
      {
        table: 'rejections',
        age: `case when r.status <> 'open' then greatest(r.resolved_at, r.last_seen_at) end`,
        since: 'r.first_seen_at',
        isPrunable: 'true',
      },
      cutoff,
      plan,
    ),
    pruneStep(
      {
        table: 'drift_events',
        age: `case when r.status = 'accepted' then greatest(r.decided_at, r.last_seen_at) end`,
        since: 'r.first_seen_at',
        isPrunable: 'not exists (select from drift_aliases alias where alias.event_id = r.id)',
      },
      cutoff,
      plan,
    ),
    pruneStep(
      {
        table: 'anomalies',
        age: `case when r.state <> 'open' then greatest(r.acknowledged_at, r.closed_at, r.last_seen_at) end`,
        since: 'r.at',
        isPrunable: 'true',
      },
      cutoff,
      plan,
    ),
    pruneStep(
      {
        table: 'runs',
        age: 'r.finished_at',
        since: 'r.queued_at',
        isPrunable: `${IS_NOT_LAST} and ${isNamedNowhere}`,
        columns: ['r.source_id', 'r.status', 'r.fetched'],
        batchRows: RUNS_AT_ONCE,
      },
      cutoff,
      plan,
    ),
    pruneStep(
      {
        table: 'commits',
        age: 'r.known_at',
        since: 'r.known_at',
        isPrunable: COMMITTED_IN.map(isNotIn).join(' and '),
        batchRows: RUNS_AT_ONCE,
      },
      cutoff,
      plan,
    ),
  ];
}
