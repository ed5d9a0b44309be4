import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { doubleSql, fitsDoubleSql } from '../database/double.js';
import { comparableCurrency } from './dollars.js';
import type { PricePoint } from './facts.js';
import type { PriceRequest } from './missing-prices.js';

/** SQL for the candle intervals that a listing has. */
const INTERVALS = `
  with recursive known as (
    (select "interval" from candles where listing_id = wanted.id order by "interval" limit 1)
    union all
    select (select c."interval" from candles c where c.listing_id = wanted.id and c."interval" > known."interval"
      order by c."interval" limit 1)
    from known where known."interval" is not null)`;
/** SQL for a candle's closing price and its time: the end of the candle or, if it is still open, the time it was fetched. */
const CLOSE = `select least(candle_closed_at(c."interval", c.opened_at), c.ingested_at) as at, close as price
    from candles c where c.listing_id = wanted.id and c."interval" = known."interval"`;

const CLOSES = `${INTERVALS}
  select newest.* from known cross join lateral (${CLOSE} order by c.opened_at desc limit 12) newest`;
/** SQL for the closes of three candles: the one before a moment, the one that contains it and the one after it. */
const CLOSES_NEAR = `${INTERVALS}
  select near.* from known cross join lateral (
    (${CLOSE} and c.opened_at <= wanted.at order by c.opened_at desc limit 2)
    union all (${CLOSE} and c.opened_at > wanted.at order by c.opened_at limit 1)) near`;

const NEWEST = `
  select wanted.coin as id, ${comparableCurrency('l.currency')} as currency, extract(epoch from q.at)::float8 * 1000 as at, ${doubleSql('q.price')} as price
  from unnest($1::int[], $2::int[]) as wanted(coin, id) join listings l using (id)
  cross join lateral (
    select at, price from (
      (select observed_at as at, price from quotes
       where listing_id = wanted.id and ${fitsDoubleSql('price')} order by observed_at desc limit 12)
      union all (${CLOSES})) said
    where ${fitsDoubleSql('price')} order by at desc limit 12) q
  order by q.at desc`;

/** The last price before each moment and the first one after it, from quotes and from closes in each interval. */
const NEAR = `
  select distinct wanted.coin as id, wanted.currency, extract(epoch from q.at)::float8 * 1000 as at, ${doubleSql('q.price')} as price
  from (select coin, id, to_timestamp(at / 1000) as at, currency
    from unnest($1::int[], $2::int[], $3::float8[], $4::text[]) as wanted(coin, id, at, currency)) wanted
  join listings l on l.id = wanted.id and ${comparableCurrency('l.currency')} = wanted.currency
  cross join lateral (
    (select observed_at as at, price from quotes
     where listing_id = wanted.id and observed_at <= wanted.at and ${fitsDoubleSql('price')}
     order by observed_at desc limit 1)
    union all
    (select observed_at, price from quotes
     where listing_id = wanted.id and observed_at > wanted.at and ${fitsDoubleSql('price')}
     order by observed_at limit 1)
    union all
    (${CLOSES_NEAR})) q
  where ${fitsDoubleSql('q.price')}
  order by at desc`;

/** Prices of listings, from quotes and candles. */
@Injectable()
export class ListingPricesRepository {
  /**
   * Newest prices in all currencies, by coin id.
   * @param listings pairs of a coin id and one of the coin's listings
   */
  async newest(
    tx: EntityManager,
    listings: readonly (readonly [coin: number, listing: number])[],
  ): Promise<Map<number, PricePoint[]>> {
    const rows = await tx.query<Price[]>(NEWEST, [
      listings.map(([coin]) => coin),
      listings.map(([, listing]) => listing),
    ]);
    return byCoin(rows);
  }

  /**
   * Prices nearest to the wanted moments, by coin id.
   * @param wanted moments, each with its listing
   */
  async near(
    tx: EntityManager,
    wanted: readonly (PriceRequest & { listing: number })[],
  ): Promise<Map<number, PricePoint[]>> {
    if (!wanted.length) return new Map();
    const rows = await tx.query<Price[]>(NEAR, [
      wanted.map(({ id }) => id),
      wanted.map(({ listing }) => listing),
      wanted.map(({ at }) => at),
      wanted.map(({ currency }) => currency),
    ]);
    return byCoin(rows);
  }
}

type Price = { id: number } & PricePoint;

function byCoin(rows: readonly Price[]): Map<number, PricePoint[]> {
  const prices = new Map<number, PricePoint[]>();
  for (const { id, ...point } of rows) {
    const existing = prices.get(id);
    if (existing) existing.push(point);
    else prices.set(id, [point]);
  }
  return prices;
}
