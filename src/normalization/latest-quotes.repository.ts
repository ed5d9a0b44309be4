import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** For inserts into `latest_quotes`: keeps the newer quote of a listing. */
export const ONLY_IF_NEWER = `on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price,
    market_cap = excluded.market_cap, rank = excluded.rank
  where excluded.observed_at >= latest_quotes.observed_at`;

@Injectable()
export class LatestQuotesRepository {
  /**
   * Updates the newest quotes of listings after quotes were removed or changed. Locks them first, so that a page with a newer
   * quote commits either before the next statement or after this transaction.
   */
  async refresh(tx: EntityManager, listingIds: readonly number[]): Promise<void> {
    await tx.query('select from latest_quotes where listing_id = any($1) order by listing_id for update', [
      listingIds,
    ]);
    await tx.query(
      `insert into latest_quotes (listing_id, observed_at, source_id, currency, price, market_cap, rank)
       select q.listing_id, q.observed_at, q.source_id, l.currency, q.price, q.market_cap, q.rank
       from unnest($1::int[]) wanted(id) join listings l using (id) cross join lateral (
         select * from quotes where listing_id = wanted.id order by observed_at desc limit 1) q
       on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price,
         market_cap = excluded.market_cap, rank = excluded.rank
       where (latest_quotes.observed_at, latest_quotes.price, latest_quotes.market_cap, latest_quotes.rank)
         is distinct from (excluded.observed_at, excluded.price, excluded.market_cap, excluded.rank)`,
      [listingIds],
    );
    await tx.query(
      `delete from latest_quotes l where l.listing_id = any($1)
         and not exists (select from quotes q where q.listing_id = l.listing_id)`,
      [listingIds],
    );
  }
}
