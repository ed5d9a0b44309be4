import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for finding listings that may be the same coin. All listings are resolved once more, which stores their keys. */
export class ListingKeys1830000000000 implements MigrationInterface {
  name = 'ListingKeys1830000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table listing_keys (
        listing_id integer not null references listings on delete cascade,
        key text not null,
        primary key (key, listing_id)
      );
      create index listing_keys_listing_idx on listing_keys (listing_id);

      -- Assets that the resolver looks up beside those of the listings it decides about.
      create index assets_founder_idx on assets (founder);
      create index assets_unnamed_idx on assets (id) where founder is null or slug like '~%';

      update listings set revision = revision + 1;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index assets_unnamed_idx;
      drop index assets_founder_idx;
      drop table listing_keys;
    `);
  }
}
