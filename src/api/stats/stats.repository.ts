import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { type Counts, RUN_STATUSES, type RunStatus } from '../../runs/run.entity.js';

const COUNTS = ['fetched', 'stored', 'updated', 'unchanged', 'duplicate', 'rejected'];

const sums = COUNTS.map((name) => `'${name}', coalesce(sum(t.${name}), 0)`).join(', ');
const statuses = RUN_STATUSES.map(
  (status) => `'${status}', coalesce(sum(t.runs) filter (where t.status = '${status}'), 0)`,
).join(', ');
const ENDED = `(where t.status not in ('queued', 'running'))`;
const FAILED = `(where t.status in ('failed', 'partial'))`;
const ofLastFailure = (column: string) =>
  `(array_agg(t.${column} order by t.last_run_id desc) filter ${FAILED})[1]`;

/** Statistics of ended runs, counted when they ended, and of unfinished ones, which are always few. */
const TOTALS = `(
  select * from run_totals
  union all
  select source_id, status, count(*), ${COUNTS.map((name) => `sum(${name})`).join(', ')},
    null, null, null, null, null, null
  from runs where finished_at is null group by source_id, status)`;

const AGGREGATES = `json_build_object(${sums}) as records, json_build_object(${statuses}) as runs,
  round(sum(t.seconds) filter ${ENDED} / nullif(sum(t.runs) filter ${ENDED}, 0), 3)::float as mean,
  round(max(t.longest), 3)::float as max, max(t.last_at) filter (where t.status = 'succeeded') as "lastSuccess",
  max(t.last_run_id) as "lastEndedId", ${ofLastFailure('last_run_id')} as "lastFailureId",
  ${ofLastFailure('last_at')} as "lastFailureAt", ${ofLastFailure('error_code')} as "lastFailureCode",
  ${ofLastFailure('error_message')} as "lastFailureMessage"`;

/** Up to this number of rows, counting takes milliseconds. PostgreSQL has no statistics yet for a table that has just been filled. */
const MAX_COUNTED_ROWS = 100_000;
const ROWS = (table: string) =>
  `(select case when reltuples > ${MAX_COUNTED_ROWS} then reltuples else (select count(*) from (select from ${table} limit ${MAX_COUNTED_ROWS}) few) end::float
    from pg_class where oid = '${table}'::regclass)`;

interface Stored {
  quotes: number;
  candles: number;
  articles: number;
}

export interface Aggregates {
  source: string | null;
  records: Counts;
  runs: Record<RunStatus, number>;
  mean: number | null;
  max: number | null;
  lastSuccess: Date | null;
  lastEndedId: string | null;
  lastFailureId: string | null;
  lastFailureAt: Date | null;
  lastFailureCode: string | null;
  lastFailureMessage: string | null;
}

@Injectable()
export class StatsRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Row counts of the tables. For large tables, PostgreSQL's latest estimate, because counting millions of rows takes seconds. */
  async stored(): Promise<Stored> {
    const [counted] = await this.database.query<[Stored]>(
      `select ${ROWS('quotes')} as quotes, ${ROWS('candles')} as candles, ${ROWS('articles')} as articles`,
    );
    const stored = { ...counted };
    for (const table of ['quotes', 'candles', 'articles'] as const)
      if (counted[table] >= MAX_COUNTED_ROWS) stored[table] = await this.estimate(table);
    return stored;
  }

  /** Unlike reltuples, takes into account how far the table has grown since PostgreSQL last analysed it. */
  private async estimate(table: keyof Stored): Promise<number> {
    const [row] = await this.database.query<[{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]>(
      `explain (format json) select from ${table}`,
    );
    return Math.max(MAX_COUNTED_ROWS, row['QUERY PLAN'][0].Plan['Plan Rows']);
  }

  /** One row per source, including sources without runs, and a row with the totals, whose source is null. */
  aggregates(): Promise<Aggregates[]> {
    return this.database.query<Aggregates[]>(
      `select s.name as source, ${AGGREGATES} from sources s left join ${TOTALS} t on t.source_id = s.id
       group by grouping sets ((s.name), ()) order by s.name nulls last`,
    );
  }
}
