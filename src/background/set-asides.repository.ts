import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dataFaultMessage } from '../database/data-fault.js';
import type { FailedItem } from '../database/isolate-failures.js';

/** A listing or article on which a task fails: its id and display name. */
export interface TaskItem {
  id: string;
  name: string;
}

/** The number of items that a task has set aside, with some of their names and the latest error. */
export interface SetAsideCount {
  task: string;
  count: number;
  names: string[];
  error: string;
}

/** SQL for the delay before the next attempt: five minutes at first, doubling each time, up to six hours. */
const RETRY = `least(interval '5 minutes' * 2 ^ least(coalesce(known.attempts, 0), 10), interval '6 hours')`;

/** Items that background tasks skip, so that one bad listing or article does not block all others. */
@Injectable()
export class SetAsidesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Ids of items to skip for now. */
  async current(task: string, manager: EntityManager = this.dataSource.manager): Promise<string[]> {
    return this.ids(manager, `task = $1 and retry_at > now()`, task);
  }

  /** Ids of items that are due for another attempt. */
  async dueForRetry(task: string, manager: EntityManager = this.dataSource.manager): Promise<string[]> {
    return this.ids(manager, `task = $1 and retry_at <= now()`, task);
  }

  async add(task: string, broken: readonly FailedItem<TaskItem>[]): Promise<void> {
    if (!broken.length) return;
    await this.dataSource.query(
      `insert into set_asides as known (task, subject, name, error, first_at, last_at, retry_at)
       select $1, subject, name, error, now(), now(), now() + interval '5 minutes'
       from unnest($2::bigint[], $3::text[], $4::text[]) as failed(subject, name, error) order by subject
       on conflict (task, subject) do update set name = excluded.name, error = excluded.error, last_at = now(),
         attempts = known.attempts + 1, retry_at = now() + ${RETRY}`,
      [
        task,
        broken.map(({ item }) => item.id),
        broken.map(({ item }) => item.name),
        broken.map(({ error }) => dataFaultMessage(error)),
      ],
    );
  }

  /** Removes items that were retried successfully. */
  async remove(
    task: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    if (ids.length)
      await manager.query('delete from set_asides where task = $1 and subject = any($2::bigint[])', [
        task,
        ids,
      ]);
  }

  counts(): Promise<SetAsideCount[]> {
    return this.dataSource.query(
      `select task, count(*)::int as count, (array_agg(name order by last_at desc))[:5] as names,
         (array_agg(error order by last_at desc))[1] as error
       from set_asides group by task order by task`,
    );
  }

  private async ids(manager: EntityManager, condition: string, task: string): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(
      `select subject as id from set_asides where ${condition} order by subject`,
      [task],
    );
    return rows.map(({ id }) => id);
  }
}
