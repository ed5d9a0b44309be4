import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The limits last applied to a budget, from which any process can compute the remaining calls. */
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
