import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the resolver resolved each listing: a new version resolves all once more, which also renews their keys. */
export class ResolverVersion1840000000000 implements MigrationInterface {
  name = 'ResolverVersion1840000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table listings add resolver_version smallint not null default 0;
      create index listings_resolver_version_idx on listings (resolver_version);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table listings drop resolver_version');
  }
}
