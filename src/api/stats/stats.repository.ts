import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RUN_STATUSES } from '../../runs/run.entity.js';

const COUNTS = ['fetched', 'stored', 'updated', 'unchanged', 'duplicate', 'rejected'];
const SECONDS = 'extract(epoch from r.finished_at - r.started_at)';

const sums = COUNTS.map((name) => `'${name}', coalesce(sum(r.${name}), 0)`).join(', ');
const statuses = RUN_STATUSES.map(
  (status) => `'${status}', count(r.id) filter (where r.status = '${status}')`,
).join(', ');

const AGGREGATES = `json_build_object(${sums}) as records, json_build_object(${statuses}) as runs,
  round(avg(${SECONDS}), 3)::float as mean, round(max(${SECONDS}), 3)::float as max,
  max(r.finished_at) filter (where r.status = 'succeeded') as "lastSuccess",
  max(r.id) filter (where r.status = 'failed') as "lastFailureId", max(r.id) filter (where r.finished_at is not null) as "lastEndedId"`;

/** So many are counted in milliseconds. Of a table that has just been filled PostgreSQL knows nothing yet. */
const FEW = 100_000;
const ROWS = (table: string) =>
  `(select case when reltuples > ${FEW} then reltuples else (select count(*) from (select from ${table} limit ${FEW}) few) end::float
    from pg_class where oid = '${table}'::regclass)`;

export interface Aggregates {
  source: string | null;
  records: Record<string, number>;
  runs: Record<string, number>;
  mean: number | null;
  max: number | null;
  lastSuccess: Date | null;
  lastFailureId: string | null;
  lastEndedId: string | null;
}

@Injectable()
export class StatsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Rows of the tables; of large ones as PostgreSQL last estimated them, because counting millions takes seconds. */
  async stored(): Promise<{ quotes: number; articles: number }> {
    const [row] = await this.dataSource.query<[{ quotes: number; articles: number }]>(
      `select ${ROWS('quotes')} as quotes, ${ROWS('articles')} as articles`,
    );
    return row;
  }

  /** One row a source, those without a run included, and one over all of them, whose source is null. */
  aggregates(): Promise<Aggregates[]> {
    return this.dataSource.query<Aggregates[]>(
      `select s.name as source, ${AGGREGATES} from sources s left join runs r on r.source_id = s.id
       group by grouping sets ((s.name), ()) order by s.name nulls last`,
    );
  }
}
