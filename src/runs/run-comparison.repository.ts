import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { now } from '../domain/clock.js';
import type { SourceKind } from '../domain/source.js';
import { NEWEST_FIRST, newestOfSourceSql } from './newest-sql.js';
import { COMPARED_RECORDS } from './run-comparison-sql.js';
import type { Run } from './run.entity.js';

/** Two ended runs of a source in chronological order, and the maximum length of each list. */
export interface Span {
  earlier: Run;
  later: Run;
  limit: number;
}

export interface CountedList<T> {
  count: number;
  data: T[];
}

/** Ids of listings or articles, as the source names them. */
export interface ComparedRecords {
  appeared: CountedList<string>;
  changed: CountedList<string>;
  /** Stored by the earlier run, and not stored again by any run since. */
  notSeenSince: CountedList<string>;
}

export interface ComparedPartitions {
  appeared: CountedList<string>;
  vanished: CountedList<string>;
}

export interface DriftSeen {
  id: number;
  kind: string;
  path: string;
  new_path: string;
  run_id: number;
  records: number;
}

/** Loads the differences between two runs. Lists are truncated at the limit; their counts are complete. */
@Injectable()
export class RunComparisonRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Id of the newest ended live run, optionally only of one source, or only older than a given run. */
  async newestEnded({ sourceId, before }: { sourceId?: number; before?: string }): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `select newest.id from sources s cross join lateral (
         select id from runs where ${newestOfSourceSql('s.id')} and mode = 'live' and finished_at is not null
           and ($2::bigint is null or id < $2) order by ${NEWEST_FIRST} limit 1) newest
       where $1::int is null or s.id = $1 order by newest.id desc limit 1`,
      [sourceId, before],
    );
    return row?.id ?? null;
  }

  async records(kind: SourceKind, { earlier, later, limit }: Span): Promise<ComparedRecords> {
    const [row] = await this.dataSource.query<Record<string, number | string[] | null>[]>(
      COMPARED_RECORDS[kind],
      [earlier.sourceId, earlier.id, later.id, limit],
    );
    const listed = (name: string) => ({
      count: Number(row![`${name}_count`]),
      data: (row![name] ?? []) as string[],
    });
    return {
      appeared: listed('appeared'),
      changed: listed('changed'),
      notSeenSince: listed('not_seen_since'),
    };
  }

  /** Number of rejections by code: records last rejected by this run, and records rejected by the end of the run and again later. */
  async rejections({ id, sourceId, finishedAt }: Run): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ code: string; count: string }[]>(
      `select code, count(*) from rejections where source_id = $1
         and (run_id = $2 or first_seen_at <= $3 and last_seen_at > $3) group by code order by code`,
      [sourceId, id, finishedAt ?? now()],
    );
    return new Map(rows.map(({ code, count }) => [code, Number(count)]));
  }

  /** Drift last seen by the later run, or by a run between the two. */
  async drift({ earlier, later, limit }: Span): Promise<CountedList<DriftSeen>> {
    const rows = await this.dataSource.query<(DriftSeen & { total: number })[]>(
      `select id::float8 as id, kind, path, new_path, run_id::float8 as run_id, records::float8 as records,
         (count(*) over ())::int as total
       from drift_events where source_id = $1 and run_id > $2 and run_id <= $3 order by drift_events.id limit $4`,
      [earlier.sourceId, earlier.id, later.id, limit],
    );
    return { count: rows[0]?.total ?? 0, data: rows.map(({ total: _total, ...event }) => event) };
  }

  /** Partitions that first appeared or disappeared in the later run, or in a run between the two. */
  async partitions({ earlier, later, limit }: Span): Promise<ComparedPartitions> {
    const found = async (which: 'first_run_id' | 'gone_run_id'): Promise<CountedList<string>> => {
      const rows = await this.dataSource.query<{ partition: string; total: number }[]>(
        `select partition, (count(*) over ())::int as total from checkpoints
         where source_id = $1 and ${which} > $2 and ${which} <= $3 and not starts_with(partition, 'backfill:')
         order by partition limit $4`,
        [earlier.sourceId, earlier.id, later.id, limit],
      );
      return { count: rows[0]?.total ?? 0, data: rows.map(({ partition }) => partition) };
    };
    return { appeared: await found('first_run_id'), vanished: await found('gone_run_id') };
  }
}
