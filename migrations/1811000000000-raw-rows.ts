import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions that read raw rows for queries of other tables. Where Citus distributes the raw rows, it cannot plan a
 * correlated subquery on a distributed table, but it can plan the query inside a function.
 */
export class RawRows1811000000000 implements MigrationInterface {
  name = 'RawRows1811000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function raw_row(kind text, raw_id bigint)
        returns table (partition text, file_id int, line bigint, payload json, run_id bigint, fetched_at timestamptz)
        language plpgsql stable rows 1 as $$
      begin
        if kind = 'csv' then
          return query select null::text, r.file_id, r.line, r.payload, r.run_id, r.fetched_at from raw_csv_data r
            where r.file_id = (raw_id >> 32)::int and r.line = raw_id & 4294967295;
        elsif kind = 'api' then
          return query select r.partition, null::int, null::bigint, r.payload, r.run_id, r.fetched_at
            from raw_api_data r where r.id = raw_id;
        else
          return query select r.partition, null::int, null::bigint, r.payload, r.run_id, r.fetched_at
            from raw_third_source_data r where r.id = raw_id;
        end if;
      end $$;
      comment on function raw_row is 'The raw row with this id, of a source of this kind; no row if retention dropped it.';

      create function stored_raw_rows(run bigint) returns boolean language plpgsql stable as $$
      begin
        return exists (select from raw_third_source_data r where r.run_id = run)
          or exists (select from raw_api_data r where r.run_id = run)
          or exists (select from raw_csv_data r where r.run_id = run);
      end $$;

      create function was_stored(kind text, source smallint, record text, after bigint, until bigint) returns boolean
        language plpgsql stable as $$
      begin
        if kind = 'api' then
          return exists (select from raw_api_data r where r.source_id = source and r.external_id = record
            and r.run_id > after and r.run_id <= until);
        else
          return exists (select from raw_third_source_data r where r.source_id = source and r.external_id = record
            and r.run_id > after and r.run_id <= until);
        end if;
      end $$;
      comment on function was_stored is 'Whether a payload of the record was stored by a run after one and until another.';
      comment on function stored_raw_rows is 'Whether raw rows are left that the run stored.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop function raw_row(text, bigint); drop function stored_raw_rows(bigint); drop function was_stored(text, smallint, text, bigint, bigint)',
    );
  }
}
