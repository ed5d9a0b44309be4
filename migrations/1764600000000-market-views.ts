import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Point-in-time reads (as_of), and robust consensus prices. */
export class MarketViews1764600000000 implements MigrationInterface {
  name = 'MarketViews1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a quote said until it was changed or taken back. It was known from its ingested_at, or from the superseded_at
      -- of the version before, until its own superseded_at. Columns as those of quotes.
      create table quote_versions (
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
        superseded_at timestamptz not null,
        primary key (listing_id, observed_at, superseded_at)
      );
      create index quote_versions_time_idx on quote_versions (source_id, observed_at, listing_id);

      -- The same of articles; columns as those of articles.
      create table article_versions (
        id bigint not null,
        source_id smallint not null,
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
        superseded_at timestamptz not null,
        primary key (id, superseded_at)
      );
      create index article_versions_time_idx on article_versions (source_id, observed_at, id);

      -- Quotes lie in the order in which they were ingested: a block range index costs a load next to nothing.
      create index quotes_ingested_idx on quotes using brin (ingested_at)
        with (pages_per_range = 32, autosummarize = on);
      -- Sources whose clocks are ahead of ours: few rows, which what was known at a moment must not be searched for.
      create index quotes_ahead_idx on quotes (listing_id, observed_at) where observed_at > ingested_at;
      create index quotes_ahead_time_idx on quotes (source_id, observed_at, listing_id)
        where observed_at > ingested_at;

      -- The history of a price is read from the index alone: quotes of one listing lie far apart in the table.
      alter table quotes drop constraint quotes_pkey,
        add constraint quotes_pkey primary key (listing_id, observed_at) include (price_usd);

      -- The value at which half of the weight is reached; between two that share it evenly, their middle. No digit is
      -- rounded: half of a sum is a product.
      create function weighted_median(amounts numeric[], weights numeric[]) returns numeric
      language sql immutable parallel safe
      return (
        select case when upto * 2 = total then trim_scale((amount + next) * 0.5) else amount end
        from (
          select amount, n, lead(amount) over by_amount as next, sum(weight) over by_amount as upto,
            sum(weight) over () as total
          from unnest(amounts, weights) with ordinality said(amount, weight, n)
          window by_amount as (order by amount, n rows unbounded preceding)) running
        where upto * 2 >= total order by amount, n limit 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function weighted_median;
      alter table quotes drop constraint quotes_pkey,
        add constraint quotes_pkey primary key (listing_id, observed_at);
      drop index quotes_ahead_time_idx, quotes_ahead_idx, quotes_ingested_idx;
      drop table article_versions, quote_versions;
    `);
  }
}
