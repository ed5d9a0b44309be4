import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that made a background task fail. They are skipped until they are due for a retry. */
export class SetAsides1765300000001 implements MigrationInterface {
  name = 'SetAsides1765300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table set_asides (
        task text not null,
        -- The id of a listing or an article, by the task.
        subject bigint not null,
        -- What people know it by.
        name text not null,
        error text not null,
        attempts integer not null default 1,
        first_at timestamptz not null,
        last_at timestamptz not null,
        retry_at timestamptz not null,
        primary key (task, subject)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table set_asides');
  }
}
