import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shows operators which feeds are malformed, and where. */
export class FeedRepairs1823000000000 implements MigrationInterface {
  name = 'FeedRepairs1823000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where the document was malformed when it was last read.
      alter table feeds add column repairs text[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table feeds drop column repairs');
  }
}
