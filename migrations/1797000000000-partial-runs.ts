import type { MigrationInterface, QueryRunner } from 'typeorm';

const check = (table: string, statuses: string) =>
  `alter table ${table} drop constraint ${table}_status_check, add constraint ${table}_status_check check (status in (${statuses}))`;
const BEFORE = `'queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled'`;

/** A run with some failed partitions is `partial`. A partition that is not data, such as a README, is `ignored`. */
export class PartialRuns1797000000000 implements MigrationInterface {
  name = 'PartialRuns1797000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(check('runs', `${BEFORE}, 'partial'`));
    await db.query(check('run_partitions', `${BEFORE}, 'ignored'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update runs set status = 'failed' where status = 'partial'`);
    await db.query(`update run_partitions set status = 'succeeded' where status = 'ignored'`);
    await db.query(check('runs', BEFORE));
    await db.query(check('run_partitions', BEFORE));
  }
}
