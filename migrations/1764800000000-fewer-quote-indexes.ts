import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Takes away the indexes that ordered all history by a value: two thirds of what it cost to store a quote, for an order
 * that is asked of the newest quotes, of an asset or of a span. Those are small enough to be sorted, or have an index.
 */
export class FewerQuoteIndexes1764800000000 implements MigrationInterface {
  name = 'FewerQuoteIndexes1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index quotes_price_idx, quotes_market_cap_idx, quotes_rank_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index quotes_price_idx on quotes (price_usd, listing_id, observed_at);
      create index quotes_market_cap_idx on quotes (market_cap_usd, listing_id, observed_at);
      create index quotes_rank_idx on quotes (rank, listing_id, observed_at);
    `);
  }
}
