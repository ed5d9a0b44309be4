import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = [
  'price',
  'market_cap',
  'volume_24h',
  'change_24h_pct',
  'circulating_supply',
  'total_supply',
  'max_supply',
];
const FIGURES = ['open', 'high', 'low', 'close', 'volume', 'quote_volume', 'market_cap'];
const numeric = (names: string[]) => names.map((name) => `${name} numeric`).join(', ');

const ORIGIN = `
  listing_id integer not null,
  source_id smallint not null,
  file_id integer not null generated always as ((raw_id >> 32)::integer) stored,
  run_id bigint not null,
  raw_id bigint not null`;

/** Which file takes precedence if several contain the same quote or candle, and the values from the others. */
export class FilePrecedence1800000000000 implements MigrationInterface {
  name = 'FilePrecedence1800000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Both as of when the file was last read. The place of its profile in CSV_PROFILES, from 1.
      alter table csv_files add column modified_at timestamptz not null default now(), add column profile_position smallint;
      update csv_files set modified_at = first_read_at;
      update csv_files f set modified_at = to_timestamp((c.cursor -> 'stamp' ->> 'mtime')::numeric / 1e9)
      from checkpoints c where c.source_id = f.source_id and c.partition = f.path
        and c.cursor ->> 'generation' = f.generation and c.cursor -> 'stamp' ->> 'mtime' ~ '^[0-9]{1,19}$';

      -- The newest of each file, in place of which the quote of another file stands.
      create table quote_rivals (${ORIGIN},
        observed_at timestamptz not null,
        rank integer,
        ${numeric(AMOUNTS)},
        primary key (listing_id, observed_at, file_id)
      );
      create index quote_rivals_raw_idx on quote_rivals (raw_id);
      create index quote_rivals_run_idx on quote_rivals (run_id);
      create table candle_rivals (${ORIGIN},
        opened_at timestamptz not null,
        trades bigint,
        "interval" text not null,
        ${numeric(FIGURES)},
        primary key (listing_id, "interval", opened_at, file_id)
      );
      create index candle_rivals_raw_idx on candle_rivals (raw_id);
      create index candle_rivals_run_idx on candle_rivals (run_id);

      insert into quote_rivals (listing_id, source_id, run_id, raw_id, observed_at, rank, ${AMOUNTS.join(', ')})
      select distinct on (v.listing_id, v.observed_at, theirs.path)
        v.listing_id, v.source_id, v.run_id, v.raw_id, v.observed_at, v.rank, ${AMOUNTS.map((name) => `v.${name}`).join(', ')}
      from quote_versions v join sources s on s.id = v.source_id and s.kind = 'csv'
      join quotes q on q.listing_id = v.listing_id and q.observed_at = v.observed_at
      join csv_files theirs on theirs.id = (v.raw_id >> 32)::integer
      join csv_files ours on ours.id = (q.raw_id >> 32)::integer
      where theirs.path <> ours.path
      order by v.listing_id, v.observed_at, theirs.path, v.superseded_at desc;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table quote_rivals, candle_rivals;
      alter table csv_files drop column modified_at, drop column profile_position;
    `);
  }
}
