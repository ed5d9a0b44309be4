import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { ResultCache } from '../answers/result-cache.js';
import { Conversions } from '../conversion/conversions.js';
import { Parameters } from '../data/sql-parameters.js';
import type { HistoryQuery } from './history-query.dto.js';
import { historySql } from './history-sql.js';
import type { BucketSpan } from './history-span.js';

export interface History {
  /** The current slug of the asset. */
  slug: string;
  id: string;
  /** The buckets as JSON, separated by commas, oldest first. */
  json: string;
}

@Injectable()
export class HistoryRepository {
  constructor(
    private readonly reads: PreparedQueries,
    private readonly conversions: Conversions,
    private readonly answers: ResultCache,
  ) {}

  /** The price history of an asset; null if no asset has the slug. */
  find(slug: string, query: HistoryQuery, span: BucketSpan): Promise<History | null> {
    const { source, currency, convert, gaps } = query;
    const key = `history ${JSON.stringify([slug, source, currency, convert, gaps, span])}`;
    return this.answers.get(key, () => this.read(slug, query, span));
  }

  private async read(
    slug: string,
    { source, currency, convert, gaps }: HistoryQuery,
    { since, until, seconds }: BucketSpan,
  ): Promise<History | null> {
    const parameters = new Parameters();
    for (const value of [slug.toLowerCase(), source ?? null, since, until, seconds, currency])
      parameters.bind(value);
    const conversion = this.conversions.conversionFor({ convert }, parameters);
    const [row] = await this.reads.read<History>(historySql(conversion, gaps), parameters.values);
    return row ?? null;
  }
}
