import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks listings that their source no longer lists. */
export class InactiveListings1801000000000 implements MigrationInterface {
  name = 'InactiveListings1801000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When a sweep of the source first completed without it. Null while the source lists it; files are never swept.
      alter table listings add inactive_since timestamptz;
      create index listings_inactive_idx on listings (source_id, external_id) where inactive_since is not null;

      -- What a sweep of several pages has listed so far, until it completes.
      create table sweep_pages (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        started_at timestamptz not null,
        external_ids text[] not null
      );
      create index sweep_pages_partition_idx on sweep_pages (source_id, partition, started_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table sweep_pages;
      drop index listings_inactive_idx;
      alter table listings drop column inactive_since;
    `);
  }
}
