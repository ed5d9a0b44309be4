import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReservedConnections } from '../../database/reserved-connections.js';
import { uptime } from '../../domain/clock.js';

const MAX_AGE_MS = 60_000;

export interface Sizes {
  quotes: number;
  candles: number;
  articles: number;
  listings: number;
}

/** Row counts from PostgreSQL's statistics, used to compute the cost of queries that read many rows. */
@Injectable()
export class TableSizes {
  private sizes: Sizes = { quotes: 0, candles: 0, articles: 0, listings: 0 };
  private until = -Infinity;

  constructor(@Inject(ReservedConnections) private readonly database: Pick<DataSource, 'query'>) {}

  async current(): Promise<Sizes> {
    if (uptime() >= this.until) await this.refresh();
    return this.sizes;
  }

  private async refresh(): Promise<void> {
    this.until = uptime() + MAX_AGE_MS;
    const rows = await this.database
      .query<{ name: keyof Sizes; rows: number }[]>(
        `select relname::text as name, greatest(reltuples, 0)::float8 as rows from pg_class
         where oid in ('quotes'::regclass, 'candles'::regclass, 'articles'::regclass, 'listings'::regclass)`,
      )
      // Keeps the last sizes if the database is unavailable: no queries are charged then.
      .catch(() => []);
    for (const { name, rows: count } of rows) this.sizes = { ...this.sizes, [name]: count };
  }
}
