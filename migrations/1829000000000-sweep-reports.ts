import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The differences between each sweep and the last complete one. */
export class SweepReports1829000000000 implements MigrationInterface {
  name = 'SweepReports1829000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table run_partitions add sweep json;

      -- The coins of the last complete sweep, and those that earlier sweeps had. Names are null where no listing was stored.
      create table swept_coins (
        source_id smallint not null references sources,
        partition text not null,
        external_id text not null,
        symbol text,
        name text,
        is_listed boolean not null,
        primary key (source_id, partition, external_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table swept_coins;
      alter table run_partitions drop column sweep;
    `);
  }
}
