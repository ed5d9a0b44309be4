import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { despiteCrashes } from '../support/citus.js';
import { endState } from '../support/end-state.js';

/**
 * Counted once, however often it is retried: a record is stored by one run, and a line of a file is read by one run. A
 * record that occurs twice counts as a duplicate within a page, and as unchanged on different pages.
 */
const COUNTED = `select s.name as source, sum(stored)::int as stored, sum(updated)::int as updated,
    case when s.name = 'csv' then json_build_array(sum(fetched), sum(unchanged) + sum(duplicate), sum(rejected)) end as lines
  from runs r join sources s on s.id = r.source_id group by s.name order by s.name`;

/** What must be empty. */
const WRONG = {
  'runs that have not ended': `select id, status from runs where finished_at is null`,
  'partitions that have not ended': `select run_id, partition from run_partitions where finished_at is null`,
  'runs whose partitions sum to something else': `select r.id from runs r join
    (select run_id, sum(fetched) f, sum(stored) s, sum(updated) u, sum(unchanged) n, sum(duplicate) d, sum(rejected) x,
       sum(pages) p, sum(bytes) b from run_partitions group by 1) as p on p.run_id = r.id
    where (f, s, u, n, d, x, p, b) is distinct from (fetched, stored, updated, unchanged, duplicate, rejected, pages, bytes)`,
  'records that were neither stored nor rejected': `select id from runs
    where fetched <> stored + updated + unchanged + duplicate + rejected`,
  'quotes whose raw row is gone': `select q.listing_id from quotes q join sources s on s.id = q.source_id
    where not exists (select from raw_row(s.kind, q.raw_id))`,
  'newest quotes that are not the newest': `select listing_id from latest_quotes l
    where observed_at <> (select max(observed_at) from quotes q where q.listing_id = l.listing_id)`,
  'transactions that nobody ends': `select pid from pg_stat_activity where datname = current_database()
    and state like 'idle in transaction%' and state_change < now() - interval '2 seconds'`,
  'rows that nobody sends': `select pid from pg_stat_activity where datname = current_database()
    and state = 'active' and query like 'copy %' and wait_event = 'ClientRead' and query_start < now() - interval '2 seconds'`,
} as const;

const MORE = {
  counted: COUNTED,
  contracts: `select s.name, c.external_id, chain, address from listing_contracts c
    join sources s on s.id = c.source_id order by 1, 2, 3, 4`,
  files: 'select path from csv_files order by 1',
  cursors: `select s.name, partition from checkpoints c join sources s on s.id = c.source_id order by 1, 2`,
  drift: `select s.name, e.partition, e.kind, path, new_path from drift_events e
    join sources s on s.id = e.source_id order by 1, 2, 3, 4, 5`,
} as const;

export type State = Record<string, unknown[]>;

/** The data that must be equal after a round with faults and one without. */
export async function stateOf(dataSource: DataSource): Promise<State> {
  const state: State = { ...(await endState(dataSource)) };
  for (const [name, sql] of Object.entries(MORE)) state[name] = await dataSource.query(sql);
  return state;
}

/**
 * The server eventually ends what a worker without a network left open, and a worker without processor time what it has.
 * @returns sentences, none if all is well within that time
 */
export async function lastingFaults(dataSource: DataSource, withinMs = 60_000): Promise<string[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const found = await despiteCrashes(() => faultsOf(dataSource));
    if (!found.length || Date.now() > until) return found;
    await sleep(500);
  }
}

/** @returns sentences, none if all is well */
export async function faultsOf(dataSource: DataSource): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(WRONG)) {
    const rows = await dataSource.query<unknown[]>(sql);
    if (rows.length) found.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return found;
}

/** @returns sentences that name missing and unexpected items */
export function differences(expected: State, found: State): string[] {
  return Object.keys(expected).flatMap((part) => {
    const [want, have] = [expected[part]!, found[part]!].map((rows) =>
      rows.map((row) => JSON.stringify(row)),
    );
    const missing = without(want!, have!);
    const surplus = without(have!, want!);
    if (!missing.length && !surplus.length) return [];
    const some = (rows: string[]) => `${rows.length} ${rows.slice(0, 3).join(' ').slice(0, 600)}`;
    return [`${part}: missing ${some(missing)}; too much ${some(surplus)}`];
  });
}

function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
