import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  name = 'Init1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create table sources (
        id smallint generated always as identity primary key,
        name text not null unique,
        kind text not null check (kind in ('api', 'csv', 'third'))
      );

      create table runs (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        trigger text not null check (trigger in ('schedule', 'start', 'api', 'cli')),
        status text not null check (status in ('running', 'succeeded', 'failed', 'interrupted')),
        started_at timestamptz not null,
        finished_at timestamptz,
        pages integer not null default 0,
        fetched bigint not null default 0,
        stored bigint not null default 0,
        updated bigint not null default 0,
        unchanged bigint not null default 0,
        duplicate bigint not null default 0,
        rejected bigint not null default 0,
        bytes bigint not null default 0,
        retries integer not null default 0,
        checkpoint_before json not null default '{}',
        checkpoint_after json not null default '{}',
        error_stage text,
        error_code text,
        error_message text,
        resumes_at timestamptz,
        constraint counts_reconcile check (fetched = stored + updated + unchanged + duplicate + rejected),
        constraint finished_when_ended check ((status = 'running') = (finished_at is null))
      );
      create index runs_source_idx on runs (source_id, id);
      create index runs_status_idx on runs (source_id, status, id);

      create table checkpoints (
        id integer generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        cursor json,
        run_id bigint not null,
        updated_at timestamptz not null,
        unique (source_id, partition)
      );

      create table call_budgets (
        name text primary key,
        recent timestamptz[] not null default '{}',
        month date,
        month_calls integer not null default 0,
        blocked_until timestamptz
      );

      -- json, not jsonb: it keeps the text as it came, escapes that jsonb refuses included.
      create table raw_api_data (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        external_id text not null,
        content_hash bytea not null,
        payload json not null,
        run_id bigint not null,
        fetched_at timestamptz not null,
        unique (source_id, external_id, content_hash)
      );

      create table raw_third_source_data (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        external_id text not null,
        content_hash bytea not null,
        payload json not null,
        run_id bigint not null,
        fetched_at timestamptz not null,
        unique (source_id, external_id, content_hash)
      );

      -- One row a reading of a file from its start: a rewritten file gets a new generation.
      create table csv_files (
        id integer generated always as identity primary key,
        source_id smallint not null references sources,
        path text not null,
        generation text not null,
        columns json not null,
        "format" json not null,
        first_read_at timestamptz not null,
        unique (source_id, path, generation)
      );

      -- The payload is the array of the line's values; their names are in csv_files.columns.
      create table raw_csv_data (
        file_id integer not null,
        line bigint not null,
        payload json not null,
        run_id bigint not null,
        fetched_at timestamptz not null,
        primary key (file_id, line)
      );

      create table assets (
        id integer generated always as identity primary key,
        slug text not null unique,
        symbol text not null,
        name text not null,
        match_key text not null unique
      );

      create table listings (
        id integer generated always as identity primary key,
        source_id smallint not null references sources,
        external_id text not null,
        symbol text not null,
        name text not null,
        asset_id integer not null references assets,
        unique (source_id, external_id)
      );
      create index listings_asset_idx on listings (asset_id);
      create index listings_symbol_idx on listings (symbol);
      create index listings_search_idx on listings using gin ((symbol || ' ' || name) gin_trgm_ops);

      -- No foreign key to listings: its trigger costs a third of a bulk load, listings are never deleted, and the
      -- ids come from the same transaction. source_id repeats that of the listing, so that one index serves both
      -- the newest quotes of a source and, merged, of all.
      create table quotes (
        listing_id integer not null,
        source_id smallint not null,
        rank integer,
        observed_at timestamptz not null,
        ingested_at timestamptz not null,
        run_id bigint not null,
        raw_id bigint not null,
        price_usd numeric,
        market_cap_usd numeric,
        volume_24h_usd numeric,
        change_24h_pct numeric,
        circulating_supply numeric,
        total_supply numeric,
        max_supply numeric,
        primary key (listing_id, observed_at)
      );
      create index quotes_time_idx on quotes (source_id, observed_at, listing_id);
      create index quotes_price_idx on quotes (price_usd, listing_id, observed_at);
      create index quotes_market_cap_idx on quotes (market_cap_usd, listing_id, observed_at);
      create index quotes_rank_idx on quotes (rank, listing_id, observed_at);

      -- The newest quote of each listing, kept by the transaction that stores the quote.
      create table latest_quotes (
        listing_id integer primary key references listings,
        observed_at timestamptz not null,
        source_id smallint not null,
        price_usd numeric,
        market_cap_usd numeric,
        rank integer
      );
      create index latest_quotes_time_idx on latest_quotes (observed_at, listing_id);
      create index latest_quotes_price_idx on latest_quotes (price_usd);
      create index latest_quotes_market_cap_idx on latest_quotes (market_cap_usd);
      create index latest_quotes_rank_idx on latest_quotes (rank);

      create table articles (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        external_id text not null,
        title text not null,
        url text,
        summary text,
        author text,
        categories text[] not null,
        observed_at timestamptz not null,
        ingested_at timestamptz not null,
        run_id bigint not null,
        raw_id bigint not null,
        unique (source_id, external_id)
      );
      create index articles_order_idx on articles (source_id, id);
      create index articles_time_idx on articles (source_id, observed_at, id);
      create index articles_search_idx on articles using gin ((title || ' ' || coalesce(summary, '')) gin_trgm_ops);

      create table rejections (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        external_id text not null,
        content_hash bytea not null,
        payload json not null,
        reasons json not null,
        code text not null,
        run_id bigint not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        occurrences integer not null default 1,
        unique (source_id, partition, external_id, content_hash)
      );

      -- Public ids: fixed width, so that their order as text is the order of kind, listing and time.
      -- 62135596800000000 microseconds lie between the years 1 and 1970 and keep older moments positive.
      create function quote_id(listing_id integer, observed_at timestamptz) returns text
      language sql immutable parallel safe
      return 'q' || lpad(to_hex(listing_id), 8, '0')
                 || lpad(to_hex((extract(epoch from observed_at) * 1000000)::bigint + 62135596800000000), 16, '0');

      create function article_id(id bigint) returns text
      language sql immutable parallel safe
      return 'a' || lpad(to_hex(id), 24, '0');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function article_id, quote_id;
      drop table rejections, articles, latest_quotes, quotes, listings, assets, raw_csv_data, csv_files,
        raw_third_source_data, raw_api_data, call_budgets, checkpoints, runs, sources;
    `);
  }
}
