import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables from which pages of /data and price histories are read. */
const READ_FROM = [
  'quotes',
  'latest_quotes',
  'candles',
  'articles',
  'article_assets',
  'fx_rates',
  'listings',
  'listing_names',
  'assets',
  'asset_slugs',
  'asset_aliases',
  'sources',
  'feeds',
  'commits',
];

/**
 * A version of the data, which changes with each commit that changes the data. Each backend replaces its own random mark, so
 * that commits never wait for one another. The version is the exclusive or of all marks.
 */
export class DataVersion1818000000000 implements MigrationInterface {
  name = 'DataVersion1818000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_marks (
        backend integer primary key,
        mark bigint not null
      ) with (fillfactor = 50);

      create function mark_data_change() returns trigger language plpgsql as $$
      begin
        -- Once a transaction; rolled back to a savepoint before, it is done again.
        if current_setting('kasparro.marked', true) is distinct from pg_current_xact_id()::text then
          insert into data_marks (backend, mark)
          values (pg_backend_pid(), random(1, 9223372036854775807))
          on conflict (backend) do update set mark = excluded.mark;
          perform set_config('kasparro.marked', pg_current_xact_id()::text, true);
        end if;
        return null;
      end $$;
    `);
    for (const table of READ_FROM)
      await runner.query(`
        create trigger data_change after insert or update or delete or truncate on ${table}
        for each statement execute function mark_data_change();
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of READ_FROM) await runner.query(`drop trigger data_change on ${table}`);
    await runner.query('drop function mark_data_change(); drop table data_marks');
  }
}
