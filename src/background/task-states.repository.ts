import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A task, and the number of seconds within which it should succeed again. */
export interface DueTask {
  name: string;
  schedule: string;
  dueIn: number;
}

/** Failures that have not been saved: their number, the latest message, and its age in seconds. */
export interface Failures {
  count: number;
  message: string;
  secondsAgo: number;
}

export interface TaskRow {
  name: string;
  last_success_at: Date | null;
  last_error_at: Date | null;
  last_error: string | null;
  failures: number;
  lag: number;
}

/** Minimum time between updates of a task's row, for tasks that run every few seconds. */
const WRITE_SECONDS = 30;

@Injectable()
export class TaskStatesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Inserts rows for new tasks. A task's due time is kept unless its schedule has changed. */
  async register(tasks: readonly DueTask[]): Promise<void> {
    await this.dataSource.query(
      `insert into background_tasks as known (name, schedule, due_at)
       select name, schedule, now() + due_in * interval '1 second'
       from unnest($1::text[], $2::text[], $3::float8[]) as given(name, schedule, due_in) order by name
       on conflict (name) do update set schedule = excluded.schedule, due_at = excluded.due_at
       where known.schedule <> excluded.schedule`,
      [tasks.map(({ name }) => name), tasks.map(({ schedule }) => schedule), tasks.map(({ dueIn }) => dueIn)],
    );
  }

  /**
   * A row whose due time is still far enough away is not written, unless it is too far away: then the clock was set back.
   * @param before failures before this success that could not be saved when they occurred
   */
  async succeeded({ name, schedule, dueIn }: DueTask, before: Failures | null): Promise<void> {
    await this.dataSource.query(
      `with known as (
         update background_tasks set last_success_at = now(), due_at = now() + $3::float8 * interval '1 second', failures = 0,
           last_error = coalesce($4::text, last_error),
           last_error_at = coalesce(now() - $5::float8 * interval '1 second', last_error_at)
         where name = $1 and (failures > 0 or last_success_at is null or $4::text is not null
           or due_at not between now() + ($3::float8 - ${WRITE_SECONDS}) * interval '1 second'
             and now() + ($3::float8 + ${WRITE_SECONDS}) * interval '1 second'))
       insert into background_tasks (name, schedule, due_at, last_success_at, last_error, last_error_at)
       select $1, $2, now() + $3::float8 * interval '1 second', now(), $4, now() - $5::float8 * interval '1 second'
       where not exists (select from background_tasks where name = $1)
       on conflict do nothing`,
      [name, schedule, dueIn, before?.message ?? null, before?.secondsAgo ?? null],
    );
  }

  async failed({ name, schedule, dueIn }: DueTask, { count, message, secondsAgo }: Failures): Promise<void> {
    await this.dataSource.query(
      `insert into background_tasks as known (name, schedule, due_at, failures, last_error, last_error_at)
       values ($1, $2, now() + $3::float8 * interval '1 second', $4, $5, now() - $6::float8 * interval '1 second')
       on conflict (name) do update set failures = least(known.failures, 1000000) + excluded.failures,
         last_error = excluded.last_error, last_error_at = excluded.last_error_at`,
      [name, schedule, dueIn, count, message, secondsAgo],
    );
  }

  find(names: readonly string[]): Promise<TaskRow[]> {
    return this.dataSource.query(
      `select name, last_success_at, last_error_at, last_error, failures,
         greatest(extract(epoch from now() - due_at), 0)::float8 as lag
       from background_tasks where name = any($1) order by name`,
      [names],
    );
  }
}
