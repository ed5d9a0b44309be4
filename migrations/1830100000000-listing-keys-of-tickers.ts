import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Listings are found by former symbols, too, that their names and ids tell: all are resolved once more, which stores these keys. */
export class ListingKeysOfTickers1830100000000 implements MigrationInterface {
  name = 'ListingKeysOfTickers1830100000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('update listings set revision = revision + 1');
  }

  async down(): Promise<void> {
    // Other keys do no harm.
  }
}
