import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles list the feeds that contain them. */
const READ_FROM = ['feed_items', 'feed_identities'];

/** Changes to these also change the version of the data. */
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
