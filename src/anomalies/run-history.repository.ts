import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NEWEST_FIRST, newestOfSourceSql } from '../runs/newest-sql.js';
import type { Run } from '../runs/run.entity.js';
import type { RunFigures } from './run-checks.js';
import type { UpdateTimes } from './silence-check.js';

/** Number of earlier runs that a run is compared with. */
const MAX_RUNS = 50;

@Injectable()
export class RunHistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The source's successful live runs before this one, newest first. A folded run, which stands for several equal ones, is
   * repeated as often.
   */
  previousTo({ id, sourceId }: Run): Promise<RunFigures[]> {
    return this.dataSource.query(
      `select fetched, rejected, seconds from (
         select id, fetched::float8 as fetched, rejected::float8 as rejected, folded,
           extract(epoch from finished_at - started_at)::float8 as seconds
         from runs where ${newestOfSourceSql('$1')} and status = 'succeeded' and mode = 'live' and id < $2
         order by ${NEWEST_FIRST} limit ${MAX_RUNS}) newest
       cross join lateral generate_series(0, least(folded, ${MAX_RUNS})) times
       order by id desc limit ${MAX_RUNS}`,
      [sourceId, id],
    );
  }

  /** For each source with no run in progress, when its runs last stored or updated something. */
  updateTimes(sources: readonly string[]): Promise<UpdateTimes[]> {
    return this.dataSource.query(
      `select s.id as "sourceId", s.name as source, news.moments, news.ids[1] as "lastRunId"
       from sources s cross join lateral (
         select array_agg(finished_at order by finished_at desc) as moments, array_agg(id order by finished_at desc) as ids
         from (select id, finished_at from runs where source_id = s.id and mode = 'live' and finished_at is not null
             and brought_news order by finished_at desc limit ${MAX_RUNS + 1}) newest) news
       where s.name = any($1) and news.moments is not null
         and not exists (select from runs where source_id = s.id and mode = 'live' and finished_at is null)`,
      [sources],
    );
  }

  /**
   * Live runs of the last day that ended at least two minutes ago and were never evaluated, because their process died.
   */
  async unevaluated(sources: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select r.id from sources s join runs r on r.source_id = s.id and r.mode = 'live'
         and r.finished_at between now() - interval '1 day' and now() - interval '2 minutes'
       where s.name = any($1) and not exists (select from anomaly_runs where run_id = r.id) order by r.finished_at, r.id limit 100`,
      [sources],
    );
    return rows.map(({ id }) => id);
  }

  async markEvaluated(runId: string): Promise<void> {
    await this.dataSource.query(
      'insert into anomaly_runs (run_id, evaluated_at) values ($1, now()) on conflict do nothing',
      [runId],
    );
  }
}
