import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Interval } from '../../domain/candle.js';
import type { ListingKey } from '../../domain/quote.js';
import { CANDLE_FIGURE_NAMES, CANDLE_KEY } from '../../normalization/candle-columns.js';
import type { Span } from '../../normalization/within-span.js';
import {
  type CandlePosition,
  IN_SPAN,
  sameCandleSql,
  STAGE_CANDLES,
  type StagedCandle,
  type UnmatchedCandle,
} from './staged-candles-sql.js';

/** Stages candles read from raw rows, next to the visible ones. */
@Injectable()
export class ReplayCandlesRepository {
  async stage(tx: EntityManager, runId: string, rows: readonly StagedCandle[]): Promise<void> {
    if (!rows.length) return;
    await tx.query(STAGE_CANDLES, [
      runId,
      rows.map((row) => row.listingId),
      rows.map((row) => row.rawId),
      rows.map((row) => row.fetchedAt),
      rows.map(({ candle }) => candle.interval),
      rows.map(({ candle }) => candle.openedAt),
      ...CANDLE_FIGURE_NAMES.map((name) => rows.map(({ candle }) => candle[name])),
    ]);
  }

  /** Position at which the next batch of the source's candles after `after` ends; null for the last batch. */
  async batchEnd(
    tx: EntityManager,
    sourceId: number,
    after: CandlePosition,
    { since, until }: Span,
    size: number,
  ): Promise<CandlePosition | null> {
    const [row] = await tx.query<CandlePosition[]>(
      `select opened_at::text as "openedAt", listing_id as "listingId", "interval" from candles
       where source_id = $1 and (opened_at, listing_id, "interval") > ($2, $3, $4) and ${IN_SPAN}
       order by opened_at, listing_id, "interval" offset $7 limit 1`,
      [sourceId, after.openedAt, after.listingId, after.interval, since, until, size - 1],
    );
    return row ?? null;
  }

  /** Candles in the batch for which nothing was staged. */
  async unmatched(
    tx: EntityManager,
    task: { runId: string; sourceId: number; span: Span },
    after: CandlePosition,
    end: CandlePosition | null,
  ): Promise<UnmatchedCandle[]> {
    return tx.query(
      `select c.listing_id as "listingId", l.external_id as "externalId", l.currency, c."interval",
         c.opened_at::text as "openedAt", c.raw_id as "rawId"
       from candles c join listings l on l.id = c.listing_id
       where c.source_id = $1 and (c.opened_at, c.listing_id, c."interval") > ($2, $3, $4) and ${IN_SPAN}
         and (c.opened_at, c.listing_id, c."interval") <= ($7, $8, $9) and not exists (
           select from replay_candles staged where staged.run_id = $10 and ${sameCandleSql('staged', 'c')})`,
      [
        ...[task.sourceId, after.openedAt, after.listingId, after.interval, task.span.since, task.span.until],
        ...[end?.openedAt ?? 'infinity', end?.listingId ?? 0, end?.interval ?? '', task.runId],
      ],
    );
  }

  /**
   * Marks candles that their raw row no longer produces.
   * @param produced listings, intervals and moments that the raw rows produce now
   */
  async markGone(
    tx: EntityManager,
    runId: string,
    unmatched: readonly UnmatchedCandle[],
    produced: readonly (ListingKey & { rawId: string; interval: Interval; openedAt: string })[],
  ): Promise<void> {
    await tx.query(
      `insert into replay_candles (run_id, ${CANDLE_KEY}, raw_id, fetched_at, is_current, gone, seen_raw_id, seen_ingested_at)
       select $1, c.listing_id, c."interval", c.opened_at, c.raw_id, c.ingested_at, false, true, c.raw_id, c.ingested_at
       from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bigint[])
         as unmatched(listing_id, external_id, currency, "interval", opened_at, raw_id)
       join candles c on ${sameCandleSql('c', 'unmatched')} and c.raw_id = unmatched.raw_id
       where not exists (select from unnest($8::bigint[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
           as produced(raw_id, external_id, currency, "interval", opened_at)
         where produced.raw_id = unmatched.raw_id and produced.external_id = unmatched.external_id and produced.currency = unmatched.currency
           and produced."interval" = unmatched."interval" and produced.opened_at = unmatched.opened_at)
       on conflict do nothing`,
      [
        runId,
        unmatched.map((one) => one.listingId),
        unmatched.map((one) => one.externalId),
        unmatched.map((one) => one.currency),
        unmatched.map((one) => one.interval),
        unmatched.map((one) => one.openedAt),
        unmatched.map((one) => one.rawId),
        produced.map((one) => one.rawId),
        produced.map((one) => one.externalId),
        produced.map((one) => one.currency),
        produced.map((one) => one.interval),
        produced.map((one) => one.openedAt),
      ],
    );
  }
}
