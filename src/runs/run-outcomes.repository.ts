import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Cursor } from '../domain/source.js';
import type { RunPartition } from './run-partition.entity.js';
import { preparedStatement } from '../domain/prepared.js';

export type UnsuccessfulPartition = Pick<
  RunPartition,
  'status' | 'partition' | 'errorStage' | 'errorCode' | 'errorMessage' | 'resumesAt'
> & {
  count: number;
  /** Names of up to ten more partitions with this status. */
  others: string[];
};

/** Cursors before and after a run, by partition. */
export interface Cursors {
  before: Record<string, Cursor | null>;
  after: Record<string, Cursor | null>;
}

/** Summarises how the partitions of a run ended. */
@Injectable()
export class RunOutcomesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether all partitions of the run have ended. */
  async haveEnded(tx: EntityManager, runId: string): Promise<boolean> {
    const [row] = await tx.query<[{ ended: boolean }]>(
      preparedStatement(
        'select not exists (select from run_partitions where run_id = $1 and finished_at is null) as ended',
      ),
      [runId],
    );
    return row.ended;
  }

  /** Whether this run postponed partitions to a later run, because it had no time to begin them. */
  async anyPostponed(runId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ left: boolean }]>(
      `select exists (select from run_partitions where run_id = $1 and error_code = 'run_is_full') as left`,
      [runId],
    );
    return row.left;
  }

  /** The run's unsuccessful partitions: for each status, the first partition and the number of partitions. */
  async unsuccessful(tx: EntityManager, runId: string): Promise<UnsuccessfulPartition[]> {
    return tx.query(
      `select distinct on (status) status, partition, error_stage as "errorStage", error_code as "errorCode",
         error_message as "errorMessage", resumes_at as "resumesAt", (count(*) over (partition by status))::int as count,
         array(select o.partition from run_partitions o where o.run_id = $1 and o.status = p.status and o.partition > p.partition
           order by o.partition limit 10) as others
       from run_partitions p where run_id = $1 and status not in ('succeeded', 'ignored', 'postponed') order by status, partition`,
      [runId],
    );
  }

  /** Whether any partition of the run was read to its end, or skipped as unchanged. */
  async anySucceeded(tx: EntityManager, runId: string): Promise<boolean> {
    const [row] = await tx.query<[{ found: boolean }]>(
      `select partitions_unchanged > 0
         or exists (select from run_partitions where run_id = $1 and status = 'succeeded') as found
       from runs where id = $1`,
      [runId],
    );
    return row.found;
  }

  /** Cursors of the partitions whose checkpoints the run advanced. */
  async cursors(runId: string): Promise<Cursors> {
    const [row] = await this.dataSource.query<[Cursors]>(
      `select coalesce(json_object_agg(partition, before), '{}') as before,
         coalesce(json_object_agg(partition, after), '{}') as after
       from (
         -- Where version 0.1.0 kept them.
         select key as partition, value as before, checkpoint_after -> key as after
         from runs, json_each(checkpoint_before) where id = $1
         union all
         select partition, cursor_before, cursor_after from run_partitions
         where run_id = $1 and cursor_after is not null
       ) moved`,
      [runId],
    );
    return row;
  }
}
