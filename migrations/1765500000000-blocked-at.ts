import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a wait was asked for: what is still to come was noted by a clock that has been set back since. */
export class BlockedAt1765500000000 implements MigrationInterface {
  name = 'BlockedAt1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_budgets add blocked_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_budgets drop blocked_at');
  }
}
