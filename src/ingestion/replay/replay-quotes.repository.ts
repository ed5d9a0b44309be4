import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingKey } from '../../domain/quote.js';
import { QUOTE_FIGURE_NAMES } from '../../normalization/quote-columns.js';
import type { Span } from '../../normalization/within-span.js';
import {
  type StagedQuote,
  type UnmatchedQuote,
  type QuotePosition,
  STAGE_QUOTES,
  IN_SPAN,
} from './staged-quotes-sql.js';

/** Stages quotes read from raw rows, next to the visible ones. */
@Injectable()
export class ReplayQuotesRepository {
  async stage(tx: EntityManager, runId: string, rows: readonly StagedQuote[]): Promise<void> {
    if (!rows.length) return;
    await tx.query(STAGE_QUOTES, [
      runId,
      rows.map((row) => row.listingId),
      rows.map((row) => row.rawId),
      rows.map((row) => row.fetchedAt),
      rows.map(({ quote }) => quote.observedAt),
      ...QUOTE_FIGURE_NAMES.map((name) => rows.map(({ quote }) => quote[name])),
    ]);
  }

  /** Position at which the next batch of the source's quotes after `after` ends; null for the last batch. */
  async batchEnd(
    tx: EntityManager,
    sourceId: number,
    after: QuotePosition,
    { since, until }: Span,
    size: number,
  ): Promise<QuotePosition | null> {
    const [row] = await tx.query<QuotePosition[]>(
      `select observed_at::text as "observedAt", listing_id as "listingId" from quotes
       where source_id = $1 and (observed_at, listing_id) > ($2, $3) and ${IN_SPAN}
       order by observed_at, listing_id offset $6 limit 1`,
      [sourceId, after.observedAt, after.listingId, since, until, size - 1],
    );
    return row ?? null;
  }

  /** Quotes in the batch for which nothing was staged. */
  async unmatched(
    tx: EntityManager,
    task: { runId: string; sourceId: number; span: Span },
    after: QuotePosition,
    end: QuotePosition | null,
  ): Promise<UnmatchedQuote[]> {
    return tx.query(
      `select q.listing_id as "listingId", l.external_id as "externalId", l.currency,
         q.observed_at::text as "observedAt", q.raw_id as "rawId"
       from quotes q join listings l on l.id = q.listing_id
       where q.source_id = $1 and (q.observed_at, q.listing_id) > ($2, $3) and ${IN_SPAN}
         and (q.observed_at, q.listing_id) <= ($6, $7) and not exists (select from replay_quotes staged
           where staged.run_id = $8 and staged.listing_id = q.listing_id and staged.observed_at = q.observed_at)`,
      [
        ...[task.sourceId, after.observedAt, after.listingId, task.span.since, task.span.until],
        ...[end?.observedAt ?? 'infinity', end?.listingId ?? 0, task.runId],
      ],
    );
  }

  /**
   * Marks quotes that their raw row no longer produces.
   * @param produced listings and moments that the raw rows produce now
   */
  async markGone(
    tx: EntityManager,
    runId: string,
    unmatched: readonly UnmatchedQuote[],
    produced: readonly (ListingKey & { rawId: string; observedAt: string })[],
  ): Promise<void> {
    await tx.query(
      `insert into replay_quotes (run_id, listing_id, observed_at, raw_id, fetched_at, is_current, gone, seen_raw_id,
         seen_ingested_at)
       select $1, q.listing_id, q.observed_at, q.raw_id, q.ingested_at, false, true, q.raw_id, q.ingested_at
       from unnest($2::int[], $3::text[], $4::text[], $5::timestamptz[], $6::bigint[])
         as unmatched(listing_id, external_id, currency, observed_at, raw_id)
       join quotes q on q.listing_id = unmatched.listing_id and q.observed_at = unmatched.observed_at and q.raw_id = unmatched.raw_id
       where not exists (select from unnest($7::bigint[], $8::text[], $9::text[], $10::timestamptz[])
           as produced(raw_id, external_id, currency, observed_at)
         where produced.raw_id = unmatched.raw_id and produced.external_id = unmatched.external_id
           and produced.currency = unmatched.currency and produced.observed_at = unmatched.observed_at)
       on conflict do nothing`,
      [
        runId,
        unmatched.map((one) => one.listingId),
        unmatched.map((one) => one.externalId),
        unmatched.map((one) => one.currency),
        unmatched.map((one) => one.observedAt),
        unmatched.map((one) => one.rawId),
        produced.map((one) => one.rawId),
        produced.map((one) => one.externalId),
        produced.map((one) => one.currency),
        produced.map((one) => one.observedAt),
      ],
    );
  }
}
