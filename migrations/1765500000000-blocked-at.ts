import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an upstream asked to wait. A time in the future was recorded before the clock was set back. */
export class BlockedAt1765500000000 implements MigrationInterface {
  name = 'BlockedAt1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_budgets add blocked_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_budgets drop blocked_at');
  }
}
