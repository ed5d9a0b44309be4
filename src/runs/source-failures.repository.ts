import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Run } from './run.entity.js';

type EndedRun = Pick<Run, 'id' | 'sourceId'>;

const SOURCE = `(select name from sources where id = $1::smallint)`;

/**
 * Counts consecutive failed live runs for each source. Creates webhook events when a source starts failing, keeps
 * failing and recovers.
 */
@Injectable()
export class SourceFailuresRepository {
  /** @param reminderHours hours between reminders while the source keeps failing; 0 means no reminders */
  async failed(tx: EntityManager, { id, sourceId }: EndedRun, reminderHours: number): Promise<void> {
    await tx.query(
      `with ended as (
         select finished_at as at, json_build_object('stage', error_stage, 'code', error_code, 'message', error_message) as error
         from runs where id = $2
       ), counted as (
         insert into source_failures as f (source_id, failures, since, notified_at) select $1, 1, at, at from ended
         on conflict (source_id) do update set failures = f.failures + 1, notified_at = case
           when $3 > 0 and excluded.notified_at >= f.notified_at + $3 * interval '1 hour' then excluded.notified_at
           else f.notified_at end
         returning failures, since, notified_at
       )
       select note_for_webhooks('source.failing', $1::smallint, 0, json_build_object('source', ${SOURCE},
         'failures', failures, 'failing_since', webhook_moment(since), 'run_id', $2::bigint, 'error', error))
       from counted join ended on at = notified_at`,
      [sourceId, id, reminderHours],
    );
  }

  /** Does nothing after a run that read none of its feeds: those that are failing may not have been due. */
  async recovered(tx: EntityManager, { id, sourceId }: EndedRun): Promise<void> {
    await tx.query(
      `with over as (
         delete from source_failures where source_id = $1
           and ((select kind from sources where id = $1::smallint) <> 'third'
             or exists (select from run_partitions where run_id = $2 and status = 'succeeded'))
         returning failures, since
       )
       select note_for_webhooks('source.recovered', $1::smallint, 0, json_build_object('source', ${SOURCE},
         'failures', failures, 'failing_since', webhook_moment(since), 'run_id', $2::bigint))
       from over`,
      [sourceId, id],
    );
  }
}
