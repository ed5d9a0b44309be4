import { Injectable } from '@nestjs/common';
import { PreparedReads } from '../../database/prepared-reads.js';
import { HISTORY } from './history-sql.js';
import type { Span } from './history-span.js';

export interface History {
  /** Of the asset that the slug leads to. */
  slug: string;
  id: string;
  /** The buckets as JSON, separated by commas, oldest first. */
  json: string;
}

@Injectable()
export class HistoryRepository {
  constructor(private readonly reads: PreparedReads) {}

  /** Null where no asset has the slug. */
  async of(
    slug: string,
    { source, currency }: { source?: string; currency: string },
    { since, until, seconds }: Span,
  ): Promise<History | null> {
    const [row] = await this.reads.read<History>(HISTORY, [
      slug.toLowerCase(),
      source ?? null,
      since,
      until,
      seconds,
      currency,
    ]);
    return row ?? null;
  }
}
