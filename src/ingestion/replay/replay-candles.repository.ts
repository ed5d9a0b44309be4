import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Candle, Interval } from '../../domain/candle.js';
import type { ListingKey } from '../../domain/quote.js';
import { CANDLE_FIGURE_NAMES, CANDLE_FIGURES, CANDLE_KEY } from '../../normalization/candle-columns.js';
import { qualifyColumns } from '../../normalization/qualify-columns.js';
import type { Span } from '../../normalization/within-span.js';

/** A candle as read from a raw row. */
export interface StagedCandle {
  listingId: number;
  rawId: string;
  fetchedAt: Date;
  candle: Candle;
}

/** A stored candle that no raw row produced in the scan. PostgreSQL formats its time, to the microsecond. */
export interface UnmatchedCandle extends ListingKey {
  listingId: number;
  interval: Interval;
  openedAt: string;
  rawId: string;
}

/** A position in a source's candles, which are ordered by key. */
export interface CandlePosition {
  openedAt: string;
  listingId: number;
  interval: Interval;
}

const sameKey = (a: string, b: string) =>
  `${a}.listing_id = ${b}.listing_id and ${a}."interval" = ${b}."interval" and ${a}.opened_at = ${b}.opened_at`;

// As for quotes: the record that backs the current candle wins, otherwise the record that was fetched last.
const STAGE = `
  insert into replay_candles as kept (run_id, ${CANDLE_KEY}, raw_id, fetched_at, is_current, seen_raw_id, seen_ingested_at,
    ${CANDLE_FIGURES})
  select distinct on (staged.listing_id, staged."interval", staged.opened_at) $1::bigint, staged.listing_id, staged."interval", staged.opened_at,
    staged.raw_id, staged.fetched_at, coalesce(c.raw_id = staged.raw_id, false), c.raw_id, c.ingested_at, ${qualifyColumns('staged', CANDLE_FIGURES)}
  from unnest($2::int[], $3::bigint[], $4::timestamptz[], $5::text[], $6::timestamptz[], $7::numeric[], $8::numeric[],
    $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::bigint[])
    as staged(listing_id, raw_id, fetched_at, "interval", opened_at, ${CANDLE_FIGURES})
  left join candles c on ${sameKey('c', 'staged')}
  order by staged.listing_id, staged."interval", staged.opened_at, coalesce(c.raw_id = staged.raw_id, false) desc,
    staged.fetched_at desc, staged.raw_id desc
  on conflict (run_id, ${CANDLE_KEY}) do update set raw_id = excluded.raw_id, fetched_at = excluded.fetched_at,
    is_current = excluded.is_current, seen_raw_id = excluded.seen_raw_id, seen_ingested_at = excluded.seen_ingested_at,
    (${CANDLE_FIGURES}) = row(${qualifyColumns('excluded', CANDLE_FIGURES)})
  where excluded.is_current
    or not kept.is_current and (excluded.fetched_at, excluded.raw_id) > (kept.fetched_at, kept.raw_id)`;

const IN_SPAN = `opened_at >= coalesce($5::timestamptz, '-infinity') and opened_at < coalesce($6::timestamptz, 'infinity')`;

/** Stages candles read from raw rows, next to the visible ones. */
@Injectable()
export class ReplayCandlesRepository {
  async stage(tx: EntityManager, runId: string, rows: readonly StagedCandle[]): Promise<void> {
    if (!rows.length) return;
    await tx.query(STAGE, [
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
           select from replay_candles staged where staged.run_id = $10 and ${sameKey('staged', 'c')})`,
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
       join candles c on ${sameKey('c', 'unmatched')} and c.raw_id = unmatched.raw_id
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
