import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { now } from '../../domain/clock.js';
import { matchingAssetsSql } from '../assets/assets-sql.js';
import { Conversions } from '../conversion/conversions.js';
import { Parameters } from '../data/sql-parameters.js';
import { type Coin, coinJson } from './coin.js';
import { positionComparator, type MarketPosition, orderOf, positionOf } from './market-order.js';
import { conversionsSql, SPARKLINE_POINTS, sparklinesSql } from './market-details-sql.js';
import type { MarketsQuery } from './markets-query.dto.js';
import { MarketSnapshots } from './market-snapshots.js';

export interface MarketPage {
  /** The coins as JSON, separated by commas. */
  json: string;
  /** Position of the last coin; null if nothing follows it. */
  last: MarketPosition | null;
  total: number;
}

/** JSON texts by field name. */
type Details = Record<string, string>;

const NO_PRICES = JSON.stringify(Array.from({ length: SPARKLINE_POINTS }, () => null));

@Injectable()
export class MarketsRepository {
  constructor(
    private readonly reads: PreparedQueries,
    private readonly snapshots: MarketSnapshots,
    private readonly conversions: Conversions,
  ) {}

  async page(query: MarketsQuery, after: MarketPosition | null): Promise<MarketPage> {
    const { sort = 'market_cap', order = orderOf(sort), limit, offset = 0 } = query;
    const wanted = await this.wanted(query);
    const snapshot = await this.snapshots.get(query.currency, query.as_of);
    const moment = query.as_of === undefined ? now().getTime() : Date.parse(query.as_of);
    const since = query.max_age === undefined ? null : moment - query.max_age * 1000;
    const compare = positionComparator(sort, order);
    const place = (coin: Coin): MarketPosition =>
      sort === 'relevance' ? [wanted!.get(coin.asset_id)!, coin.asset_id] : positionOf(coin, sort);
    const found = snapshot
      .sortedBy(sort === 'relevance' ? 'market_cap' : sort, order)
      .filter((coin) => (!wanted || wanted.has(coin.asset_id)) && (since === null || isSince(coin, since)));
    const coins = sort === 'relevance' ? found.toSorted((a, b) => compare(place(a), place(b))) : found;
    const following = after ? coins.filter((coin) => compare(place(coin), after) > 0) : coins;
    const page = following.slice(offset, offset + limit);
    const details = await this.details(query, page);
    return {
      json: page.map((coin, index) => coinJson(coin, details[index])).join(','),
      last: following.length > offset + limit ? place(page.at(-1)!) : null,
      total: coins.length,
    };
  }

  /** Relevance of the coins that match the filters, by their numbers; null if there are no filters. */
  private async wanted({
    q,
    symbol,
    asset,
    ids,
    source,
    as_of,
  }: MarketsQuery): Promise<ReadonlyMap<number, string> | null> {
    if ([q, symbol, asset, ids, source].every((filter) => filter === undefined)) return null;
    const parameters = new Parameters();
    const sql = matchingAssetsSql({ q, symbol, asset, ids, source, as_of }, parameters);
    const rows = await this.reads.read<{ id: number; relevance: string }>(sql, parameters.values);
    return new Map(rows.map(({ id, relevance }) => [id, relevance]));
  }

  private async details(query: MarketsQuery, coins: readonly Coin[]): Promise<Details[]> {
    const [sparklines, conversions] = await Promise.all([
      query.sparkline ? this.sparklines(coins, query.as_of) : null,
      query.convert === undefined ? null : this.converted(query, coins),
    ]);
    return coins.map(({ asset_id }) => ({
      ...(sparklines && { sparkline: sparklines.get(asset_id) ?? NO_PRICES }),
      ...conversions?.get(asset_id),
    }));
  }

  private async sparklines(
    coins: readonly Coin[],
    asOf: string | undefined,
  ): Promise<ReadonlyMap<number, string>> {
    const listings = coins.flatMap(({ asset_id, listings }) => listings.map((id) => [asset_id, id] as const));
    const parameters = [listings.map(([asset]) => asset), listings.map(([, listing]) => listing)];
    const rows = await this.reads.read<{ asset_id: number; sparkline: string }>(
      sparklinesSql(asOf === undefined ? null : '$3::timestamptz'),
      asOf === undefined ? parameters : [...parameters, asOf],
    );
    return new Map(rows.map(({ asset_id, sparkline }) => [asset_id, sparkline]));
  }

  private async converted(
    query: MarketsQuery,
    coins: readonly Coin[],
  ): Promise<ReadonlyMap<number, Details>> {
    const parameters = new Parameters();
    const columns = [
      coins.map(({ asset_id }) => asset_id),
      coins.map(({ price }) => price),
      coins.map(({ market_cap }) => market_cap),
      coins.map(({ volume_24h }) => volume_24h),
    ];
    for (const value of [...columns, query.currency ?? 'USD']) parameters.bind(value);
    const conversion = this.conversions.conversionFor(query, parameters)!;
    const rows = await this.reads.read<Details & { asset_id: number }>(
      conversionsSql(conversion),
      parameters.values,
    );
    return new Map(rows.map(({ asset_id, ...details }) => [asset_id, details]));
  }
}

function isSince({ observed_at }: Coin, since: number): boolean {
  return observed_at !== null && Date.parse(observed_at) >= since;
}
