import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Allows coins without a symbol, such as ten on CoinGecko. They are still found by name. */
export class ListingsWithoutSymbol1809000000000 implements MigrationInterface {
  name = 'ListingsWithoutSymbol1809000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table listings alter symbol drop not null;
      alter table assets alter symbol drop not null;
      alter table replay_listings alter symbol drop not null;
      alter table listing_names drop constraint listing_names_pkey;
      alter table listing_names alter symbol drop not null;
      alter table listing_names add constraint listing_names_key unique nulls not distinct (listing_id, symbol, name);

      drop index listings_search_idx;
      create index listings_search_idx on listings using gin ((coalesce(symbol || ' ', '') || name) gin_trgm_ops);
      drop index assets_search_idx;
      create index assets_search_idx on assets using gin ((coalesce(symbol || ' ', '') || name) gin_trgm_ops)
        where merged_into is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from listing_names where symbol is null;
      update listings set symbol = upper(external_id) where symbol is null;
      update assets set symbol = upper(slug) where symbol is null;
      delete from replay_listings where symbol is null;
      alter table listing_names drop constraint listing_names_key;
      alter table listing_names add primary key (listing_id, symbol, name);
      alter table replay_listings alter symbol set not null;
      alter table assets alter symbol set not null;
      alter table listings alter symbol set not null;

      drop index listings_search_idx;
      create index listings_search_idx on listings using gin ((symbol || ' ' || name) gin_trgm_ops);
      drop index assets_search_idx;
      create index assets_search_idx on assets using gin ((symbol || ' ' || name) gin_trgm_ops) where merged_into is null;
    `);
  }
}
