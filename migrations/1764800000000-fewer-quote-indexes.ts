import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drops the indexes that sort all history by a value. They took two thirds of the time to store a quote, although queries
 * sort only the newest quotes, one asset or a time span by value. Those are few enough to sort, or have an index.
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
