import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The limits that a budget was last taken under, so that any process can tell what is left. */
export class BudgetLimits1825000000000 implements MigrationInterface {
  name = 'BudgetLimits1825000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table call_budgets
        -- The name of the source that calls.
        add column source text,
        add column per_minute integer,
        -- 0: no limit.
        add column per_month integer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table call_budgets drop column per_month, drop column per_minute, drop column source',
    );
  }
}
