import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a database is filled from, so that made-up prices never stand beside real ones. One row at most, written by the
 * first start.
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
    // Until now make up SANDBOX=1 shared its volume with make up. Feeds are known by their URL.
    await db.query(`
      insert into upstreams (kind)
      select 'sandbox' where exists (select from checkpoints where partition like 'http://sandbox:4000/feeds/%')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table upstreams');
  }
}
