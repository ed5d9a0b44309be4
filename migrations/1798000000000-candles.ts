import type { MigrationInterface, QueryRunner } from 'typeorm';

const BRIN = 'with (pages_per_range = 32, autosummarize = on)';

/** Columns ordered to minimise padding. */
const COLUMNS = `
  listing_id integer not null,
  source_id smallint not null,
  opened_at timestamptz not null,
  ingested_at timestamptz not null,
  commit_id bigint not null,
  run_id bigint not null,
  raw_id bigint not null,
  trades bigint,
  "interval" text not null,
  open numeric not null,
  high numeric not null,
  low numeric not null,
  close numeric not null,
  volume numeric,
  quote_volume numeric,
  market_cap numeric`;

/** Open, high, low and close of a listing over an interval. Candles are stored, versioned and indexed like quotes. */
export class Candles1798000000000 implements MigrationInterface {
  name = 'Candles1798000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table candles (${COLUMNS},
        primary key (listing_id, "interval", opened_at),
        constraint candles_interval_check check ("interval" ~ '^[1-9][0-9]{0,4}(s|m|h|d|w|mo)$')
      );
      create index candles_time_idx on candles (source_id, opened_at, listing_id, "interval");
      -- Daily candles of a source are not searched for among its minutes.
      create index candles_interval_idx on candles (source_id, "interval", opened_at, listing_id);
      create index candles_commit_idx on candles using brin (commit_id int8_minmax_multi_ops) ${BRIN};
      create index candles_ingested_idx on candles using brin (ingested_at) ${BRIN};
      create index candles_raw_idx on candles using brin (raw_id int8_minmax_multi_ops) ${BRIN};
      create index candles_run_idx on candles using brin (run_id) ${BRIN};

      -- What a candle was until it was changed after its close, or withdrawn.
      create table candle_versions (${COLUMNS},
        superseded_at timestamptz not null,
        superseded_by bigint not null,
        constraint candle_versions_pkey primary key (listing_id, "interval", opened_at, superseded_by)
      );
      create index candle_versions_time_idx on candle_versions (source_id, opened_at, listing_id, "interval");
      create index candle_versions_commit_idx on candle_versions (commit_id);
      create index candle_versions_superseded_idx on candle_versions (superseded_by);
      create index candle_versions_raw_idx on candle_versions (raw_id);
      create index candle_versions_run_idx on candle_versions (run_id);
      create index candle_versions_ended_idx on candle_versions using brin (superseded_at) ${BRIN};

      -- The candles of a replay until they are applied.
      create unlogged table replay_candles (
        run_id bigint not null,
        listing_id integer not null,
        opened_at timestamptz not null,
        raw_id bigint not null,
        fetched_at timestamptz not null,
        is_current boolean not null,
        gone boolean not null default false,
        seen_raw_id bigint,
        seen_ingested_at timestamptz,
        trades bigint,
        "interval" text not null,
        open numeric,
        high numeric,
        low numeric,
        close numeric,
        volume numeric,
        quote_volume numeric,
        market_cap numeric,
        primary key (run_id, listing_id, "interval", opened_at)
      );

      -- An id is that of a quote at the same moment, with another letter, and the interval.
      create function candle_id(listing_id integer, "interval" text, opened_at timestamptz) returns text
      language sql immutable parallel safe
      return 'c' || substr(quote_id(listing_id, opened_at), 2) || '-' || "interval";

      -- Months are those of the calendar, in UTC. Of immutable parts, so that it is inlined and may stand in an update.
      create function candle_closed_at("interval" text, opened_at timestamptz) returns timestamptz
      language sql immutable parallel safe
      return (opened_at at time zone 'UTC' + case
        when "interval" like '%mo' then make_interval(months => left("interval", -2)::int)
        else make_interval(secs => left("interval", -1)::float8 * case right("interval", 1)
          when 's' then 1 when 'm' then 60 when 'h' then 3600 when 'd' then 86400 else 604800 end)
        end) at time zone 'UTC';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function candle_closed_at, candle_id;
      drop table replay_candles, candle_versions, candles;
    `);
  }
}
