import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Field } from '../database/copy-rows.js';
import type { Quote } from '../domain/quote.js';
import { copyNewPrices } from './copy-new-prices.js';
import { ONLY_IF_NEWER } from './latest-quotes.repository.js';
import { QUOTE_FIGURE_NAMES } from './quote-columns.js';
import { upsertPrices } from './upsert-prices.js';
import { recordCommitSql } from './versions.js';
import type { Origin, WrittenRow } from './written.js';

export interface QuoteRow {
  listingId: number;
  rawId: string;
  quote: Quote;
}

@Injectable()
export class QuotesRepository {
  /** Inserts new quotes and updates changed ones, as `upsertPrices` describes. */
  async upsert(
    tx: EntityManager,
    origin: Origin,
    rows: readonly QuoteRow[],
    backing?: ReadonlySet<string>,
  ): Promise<WrittenRow[]> {
    return upsertPrices(tx, 'quotes', origin, rows, fieldsOf, backing);
  }

  /** @returns false, without having written anything, if one of them already exists, or if there are only a few */
  async insertNew(tx: EntityManager, origin: Origin, rows: readonly QuoteRow[]): Promise<boolean> {
    if (!(await copyNewPrices(tx, 'quotes', origin, rows, fieldsOf))) return false;
    const newest = newestByListing(rows);
    await tx.query(
      `with committed as (${recordCommitSql('(values (1)) written')})
       insert into latest_quotes (source_id, listing_id, observed_at, currency, price, market_cap, rank)
       select $1, * from unnest($2::int[], $3::timestamptz[], $4::text[], $5::numeric[], $6::numeric[], $7::int[])
       ${ONLY_IF_NEWER}`,
      [
        origin.sourceId,
        newest.map((row) => row.listingId),
        newest.map(({ quote }) => quote.observedAt),
        newest.map(({ quote }) => quote.listing.currency),
        newest.map(({ quote }) => quote.price),
        newest.map(({ quote }) => quote.marketCap),
        newest.map(({ quote }) => quote.rank),
      ],
    );
    return true;
  }
}

/** In the order of listings, in which all transactions lock them. */
function newestByListing(rows: readonly QuoteRow[]): QuoteRow[] {
  const newest = new Map<number, QuoteRow>();
  for (const row of rows) {
    const existing = newest.get(row.listingId);
    if (!existing || isBefore(existing.quote.observedAt, row.quote.observedAt))
      newest.set(row.listingId, row);
  }
  return [...newest.values()].sort((a, b) => a.listingId - b.listingId);
}

/** Compares canonical timestamps, which may differ in precision. */
function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.slice(0, -1) < b.slice(0, -1);
}

function fieldsOf({ listingId, rawId, quote }: QuoteRow): Field[] {
  return [rawId, listingId, quote.observedAt, ...QUOTE_FIGURE_NAMES.map((name) => quote[name])];
}
