import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXED = ['commit_id', 'raw_id', 'run_id', 'source_id'];

/**
 * Daily exchange rates, in units of a currency for one euro, and their values before corrections. There are only a few
 * hundred thousand rows, so indexes and foreign keys cost next to nothing.
 */
export class FxRates1799000000000 implements MigrationInterface {
  name = 'FxRates1799000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table fx_rates (
        currency text not null,
        day date not null,
        rate numeric not null check (rate > 0),
        source_id smallint not null references sources,
        run_id bigint not null,
        raw_id bigint not null,
        ingested_at timestamptz not null,
        commit_id bigint,
        primary key (currency, day)
      );
      create table fx_rate_versions (
        like fx_rates,
        superseded_at timestamptz not null,
        superseded_by bigint,
        foreign key (source_id) references sources
      );
      create unique index fx_rate_versions_key on fx_rate_versions (currency, day, superseded_at, superseded_by) nulls not distinct;
      create index fx_rate_versions_superseded_by_idx on fx_rate_versions (superseded_by);
    `);
    for (const table of ['fx_rates', 'fx_rate_versions'])
      for (const column of INDEXED) await db.query(`create index on ${table} (${column})`);

    await db.query(`
      -- amount * to_rate / from_rate to 18 significant digits, half up. Integer division, because numeric's own would round first.
      create function fx_convert(amount numeric, from_rate numeric, to_rate numeric) returns numeric
        language plpgsql immutable strict parallel safe as $$
      declare
        product numeric := abs(amount * to_rate);
        places int;
        unit numeric;
      begin
        if product = 0 then
          return 0;
        end if;
        places := 18 - case when product >= from_rate then length(div(product, from_rate)::text)
          else 1 - length(div(from_rate, product)::text) end;
        unit := ('1e' || places)::numeric;
        return trim_scale(sign(amount) * div(2 * product * unit + from_rate, 2 * from_rate) * ('1e' || -places)::numeric);
      end $$
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function fx_convert;
      drop table fx_rate_versions, fx_rates;
    `);
  }
}
