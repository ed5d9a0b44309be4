import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks that are configured by environment variables. */
export class ManagedWebhooks1822000000000 implements MigrationInterface {
  name = 'ManagedWebhooks1822000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhooks add managed_by text;
      create unique index webhooks_managed_idx on webhooks (managed_by) where managed_by is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhooks drop managed_by');
  }
}
