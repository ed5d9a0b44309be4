import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The state of each background task, shared by all processes. */
export class BackgroundTasks1765400000000 implements MigrationInterface {
  name = 'BackgroundTasks1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table background_tasks (
        name text primary key,
        -- A cron expression, or seconds.
        schedule text not null,
        -- By then it is to have succeeded again.
        due_at timestamptz not null,
        last_success_at timestamptz,
        last_error_at timestamptz,
        last_error text,
        -- Failures since the last success.
        failures integer not null default 0
      ) with (fillfactor = 50);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table background_tasks');
  }
}
