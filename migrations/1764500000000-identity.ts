import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assets of listings, the resolver's decisions with their evidence, and operators' corrections. */
export class Identity1764500000000 implements MigrationInterface {
  name = 'Identity1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A merged asset stays, so that what points to it still leads to a living one. merged_into is never a chain.
      alter table assets
        drop match_key,
        add merged_into integer references assets,
        add created_at timestamptz not null default now();
      create index assets_merged_idx on assets (merged_into) where merged_into is not null;
      create index assets_symbol_idx on assets (upper(symbol)) where merged_into is null;
      create index assets_search_idx on assets using gin ((symbol || ' ' || name) gin_trgm_ops)
        where merged_into is null;

      -- Null until the listing was resolved, and while it is ambiguous.
      alter table listings
        alter asset_id drop not null,
        add state text check (state in ('matched', 'ambiguous', 'new')),
        -- From 0 to 1: that the listing is its asset.
        add confidence double precision check (confidence between 0 and 1),
        -- A decision made by hand: the machine leaves it alone.
        add by_hand boolean not null default false,
        -- Counts what the source said anew, and how much of that the resolver has seen.
        add revision integer not null default 1,
        add resolved_revision integer not null default 0,
        add resolved_at timestamptz;
      -- Where operators put listings together: the one that names the asset.
      alter table assets add named_after integer references listings;
      create index listings_unresolved_idx on listings (id) where revision <> resolved_revision;
      create index listings_state_idx on listings (state, id);

      -- What a listing was called before.
      create table listing_names (
        listing_id integer not null references listings,
        symbol text not null,
        name text not null,
        until timestamptz not null,
        primary key (listing_id, symbol, name)
      );

      -- By the source's own id: a source may name the contracts of what it has never quoted.
      create table listing_contracts (
        source_id smallint not null references sources,
        external_id text not null,
        -- A chain that is known goes by one name, whatever the source calls it.
        chain text not null,
        -- Lower case on EVM chains only: elsewhere case matters.
        address text not null,
        raw_id bigint not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        primary key (source_id, external_id, chain, address)
      );
      create index listing_contracts_address_idx on listing_contracts (address, chain);

      -- All that an asset is or was called, present names included.
      create table asset_aliases (
        asset_id integer not null references assets,
        kind text not null check (kind in ('symbol', 'name', 'slug')),
        value text not null,
        -- Null: it is called so now.
        until timestamptz,
        primary key (asset_id, kind, value)
      );
      create index asset_aliases_value_idx on asset_aliases (kind, lower(value));
      create index asset_aliases_search_idx on asset_aliases using gin (value gin_trgm_ops);

      -- What an operator did to several listings at once, and may undo at once.
      create table identity_operations (
        id bigint generated always as identity primary key,
        kind text not null check (kind in ('merge', 'split', 'confirm', 'mapping')),
        actor text not null,
        reason text,
        -- Slugs and listings as they were named.
        request json not null,
        -- Listings and assets as they were, for the undoing.
        before json not null,
        made_at timestamptz not null,
        undone_at timestamptz
      );

      create table identity_decisions (
        id bigint generated always as identity primary key,
        listing_id integer not null references listings,
        asset_id integer references assets,
        state text not null check (state in ('matched', 'ambiguous', 'new')),
        confidence double precision not null check (confidence between 0 and 1),
        made_by text not null check (made_by in ('machine', 'hand')),
        operation_id bigint references identity_operations,
        -- What spoke for and against, by the listing that was compared.
        evidence json not null,
        -- Of ambiguous listings: what they may be, with scores.
        candidates json not null default '[]',
        made_at timestamptz not null,
        -- The decision that took its place. None: it holds.
        superseded_by bigint
      );
      create index identity_decisions_listing_idx on identity_decisions (listing_id, id);
      create index identity_decisions_asset_idx on identity_decisions (asset_id, id);
      create index identity_decisions_ambiguous_idx on identity_decisions (listing_id)
        where state = 'ambiguous' and superseded_by is null;
      create index identity_decisions_operation_idx on identity_decisions (operation_id)
        where operation_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table identity_decisions, identity_operations, asset_aliases, listing_contracts, listing_names;
      -- The version before knows no listing without an asset.
      with made as (
        insert into assets (slug, symbol, name)
        select 'listing-' || id, symbol, name from listings where asset_id is null
        returning id, slug)
      update listings set asset_id = made.id from made where made.slug = 'listing-' || listings.id;
      drop index listings_state_idx, listings_unresolved_idx;
      alter table listings alter asset_id set not null,
        drop state, drop confidence, drop by_hand, drop revision, drop resolved_revision, drop resolved_at;
      drop index assets_search_idx, assets_symbol_idx;
      alter table assets add match_key text, drop named_after, drop merged_into, drop created_at;
      update assets set match_key = 'asset ' || id;
      alter table assets alter match_key set not null, add unique (match_key);
    `);
  }
}
