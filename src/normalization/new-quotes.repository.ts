import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyNewRows, type Field, MIN_COPY_ROWS } from '../database/copy-rows.js';
import { AMOUNTS } from './quote-columns.js';
import { recordCommit } from './versions.js';
import type { QuoteRow } from './quotes.repository.js';
import type { Origin } from './written.js';

const COLUMNS = `source_id, run_id, ingested_at, commit_id, listing_id, raw_id, observed_at, rank, ${AMOUNTS}`;

/** A fast way to insert quotes that are all new, as when a file is read for the first time. */
@Injectable()
export class NewQuotesRepository {
  /** @returns false, without having written anything, if one of them already exists */
  async insert(tx: EntityManager, origin: Origin, rows: readonly QuoteRow[]): Promise<boolean> {
    if (rows.length < MIN_COPY_ROWS) return false;
    const { known, commit } = await this.lookUp(tx, rows);
    if (known) return false;
    // In key order, so that index writes are local and quotes of a listing are stored together.
    const sorted = rows.toSorted((a, b) => a.listingId - b.listingId);
    const shared = [origin.sourceId, origin.runId, origin.fetchedAt.toISOString(), commit];
    if (!(await copyNewRows(tx, `quotes (${COLUMNS})`, sorted.values().map(fieldsOf), shared))) return false;
    await this.keepNewest(tx, origin, rows);
    return true;
  }

  /**
   * Looks for a few of the quotes, which usually shows whether any exists; the unique key catches others. Also returns the
   * commit id.
   */
  private async lookUp(
    tx: EntityManager,
    rows: readonly QuoteRow[],
  ): Promise<{ known: boolean; commit: string }> {
    const sample = [rows[0]!, rows[rows.length >> 1]!, rows.at(-1)!];
    const [row] = await tx.query<[{ known: boolean; commit: string }]>(
      `select exists (select from quotes join unnest($1::int[], $2::timestamptz[]) as sample(listing_id, observed_at)
         using (listing_id, observed_at)) as known, this_commit() as commit`,
      [sample.map(({ listingId }) => listingId), sample.map(({ quote }) => quote.observedAt)],
    );
    return row;
  }

  private async keepNewest(
    tx: EntityManager,
    { sourceId }: Origin,
    rows: readonly QuoteRow[],
  ): Promise<void> {
    const newest = new Map<number, QuoteRow['quote']>();
    for (const { listingId, quote } of rows) {
      const known = newest.get(listingId);
      if (!known || isBefore(known.observedAt, quote.observedAt)) newest.set(listingId, quote);
    }
    const ordered = [...newest].sort(([a], [b]) => a - b);
    await tx.query(
      `with committed as (${recordCommit('(values (1)) written')})
       insert into latest_quotes (source_id, listing_id, observed_at, currency, price, market_cap, rank)
       select $1, * from unnest($2::int[], $3::timestamptz[], $4::text[], $5::numeric[], $6::numeric[], $7::int[])
       on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price,
         market_cap = excluded.market_cap, rank = excluded.rank
       where excluded.observed_at >= latest_quotes.observed_at`,
      [
        sourceId,
        ordered.map(([listingId]) => listingId),
        ordered.map(([, quote]) => quote.observedAt),
        ordered.map(([, quote]) => quote.listing.currency),
        ordered.map(([, quote]) => quote.price),
        ordered.map(([, quote]) => quote.marketCap),
        ordered.map(([, quote]) => quote.rank),
      ],
    );
  }
}

/** Compares canonical timestamps, which may differ in precision. */
function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.slice(0, -1) < b.slice(0, -1);
}

function fieldsOf({ listingId, rawId, quote }: QuoteRow): Field[] {
  return [
    listingId,
    rawId,
    quote.observedAt,
    quote.rank,
    quote.price,
    quote.marketCap,
    quote.volume24h,
    quote.change24hPct,
    quote.circulatingSupply,
    quote.totalSupply,
    quote.maxSupply,
  ];
}
