import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = ['price', 'market_cap', 'volume_24h'];
const TABLES = ['quotes', 'quote_versions', 'replay_quotes'];

/**
 * Adds the currency of a listing's amounts. Only renames columns and adds computed ones, so no quote is rewritten, however
 * many there are.
 */
export class Currencies1796000000000 implements MigrationInterface {
  name = 'Currencies1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table listings add currency text not null default 'USD',
        drop constraint listings_source_id_external_id_key,
        add unique (source_id, external_id, currency);
      create index listings_currency_idx on listings (currency, id);
    `);
    for (const table of TABLES)
      for (const amount of AMOUNTS)
        await runner.query(`alter table ${table} rename ${amount}_usd to ${amount}`);
    // Read by processes of the previous version while they are replaced. They treat every amount as dollars.
    for (const table of ['quotes', 'quote_versions'])
      await runner.query(
        `alter table ${table} ${AMOUNTS.map((amount) => `add ${amount}_usd numeric generated always as (${amount}) virtual`).join(', ')}`,
      );
    await runner.query(`
      -- One row a listing. What is sorted and filtered in dollars is null in other currencies.
      drop index latest_quotes_price_idx, latest_quotes_market_cap_idx;
      alter table latest_quotes rename price_usd to price;
      alter table latest_quotes rename market_cap_usd to market_cap;
      alter table latest_quotes add currency text not null default 'USD',
        add price_usd numeric generated always as (case currency when 'USD' then price end) stored,
        add market_cap_usd numeric generated always as (case currency when 'USD' then market_cap end) stored;
      create index latest_quotes_price_idx on latest_quotes (price_usd);
      create index latest_quotes_market_cap_idx on latest_quotes (market_cap_usd);
    `);
  }

  /** Refused if listings have other currencies, because the previous version would treat their amounts as dollars. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table listings add constraint only_dollars check (currency = 'USD');
      drop index latest_quotes_price_idx, latest_quotes_market_cap_idx;
      alter table latest_quotes drop price_usd, drop market_cap_usd, drop currency;
      alter table latest_quotes rename price to price_usd;
      alter table latest_quotes rename market_cap to market_cap_usd;
      create index latest_quotes_price_idx on latest_quotes (price_usd);
      create index latest_quotes_market_cap_idx on latest_quotes (market_cap_usd);
    `);
    for (const table of ['quotes', 'quote_versions'])
      await runner.query(`alter table ${table} ${AMOUNTS.map((amount) => `drop ${amount}_usd`).join(', ')}`);
    for (const table of TABLES)
      for (const amount of AMOUNTS)
        await runner.query(`alter table ${table} rename ${amount} to ${amount}_usd`);
    await runner.query(`
      drop index listings_currency_idx;
      alter table listings drop constraint listings_source_id_external_id_currency_key,
        drop currency, add unique (source_id, external_id);
    `);
  }
}
