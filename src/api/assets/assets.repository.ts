import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { type CachedResult, ResultCache } from '../answers/result-cache.js';
import { Conversions } from '../conversion/conversions.js';
import { Parameters } from '../data/sql-parameters.js';
import type { AssetsQuery } from './assets-query.dto.js';
import { type AssetPosition, assetsSql } from './assets-sql.js';
import { StalePriceAges } from './stale-price-ages.js';

export interface AssetPage extends CachedResult {
  /** The assets as JSON, separated by commas. */
  json: string;
  /** Position of the last asset; null if nothing follows it. */
  last: AssetPosition | null;
  total: number | null;
  total_is_estimate: boolean;
}

@Injectable()
export class AssetsRepository {
  constructor(
    private readonly reads: PreparedQueries,
    private readonly staleAfter: StalePriceAges,
    private readonly conversions: Conversions,
    private readonly answers: ResultCache,
  ) {}

  page(query: AssetsQuery, after: AssetPosition | null): Promise<AssetPage> {
    const read = () => this.read(query, after);
    // Contract addresses, which `q` searches, do not affect the version of the data, and exchange rates become outdated.
    const isOfData = [query.as_of, query.q, query.convert].every((given) => given === undefined);
    return isOfData ? this.answers.get(`assets ${JSON.stringify(query)}`, read) : read();
  }

  private async read(query: AssetsQuery, after: AssetPosition | null): Promise<AssetPage> {
    const parameters = new Parameters();
    const conversion = this.conversions.conversionFor(query, parameters);
    const sql = assetsSql(query, after, { staleAfter: this.staleAfter.json, conversion }, parameters);
    const [row] = await this.reads.read<AssetPage & { more: boolean; total: string | null }>(
      sql,
      parameters.values,
    );
    const total = row!.total === null ? null : Number(row!.total);
    return {
      json: row!.json,
      until: row!.until ?? Infinity,
      last: row!.more ? row!.last : null,
      total: total === null ? null : Math.abs(total),
      total_is_estimate: total !== null && total < 0,
    };
  }
}
