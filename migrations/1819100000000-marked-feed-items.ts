import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles show which feeds have them. */
const READ_FROM = ['feed_items', 'feed_identities'];

/** Changes of these make another version of the data as well. */
export class MarkedFeedItems1819100000000 implements MigrationInterface {
  name = 'MarkedFeedItems1819100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of READ_FROM)
      await runner.query(`
        create trigger data_change after insert or update or delete or truncate on ${table}
        for each statement execute function mark_data_change();
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of READ_FROM) await runner.query(`drop trigger data_change on ${table}`);
  }
}
