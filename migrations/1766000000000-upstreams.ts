import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the database is filled from real or simulated upstreams, so that the two never mix. At most one row, written at
 * the first start.
 */
export class Upstreams1766000000000 implements MigrationInterface {
  name = 'Upstreams1766000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table upstreams (
        only_row boolean primary key default true check (only_row),
        kind text not null check (kind in ('real', 'sandbox')),
        since timestamptz not null default now()
      )`);
    // Until now, `make up SANDBOX=1` used the same volume as `make up`. Simulated feeds are recognised by their URL.
    await db.query(`
      insert into upstreams (kind)
      select 'sandbox' where exists (select from checkpoints where partition like 'http://sandbox:4000/feeds/%')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table upstreams');
  }
}
