import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isolateFailuresIn } from '../../database/isolate-failures.js';
import type { CsvFile, Normalized } from '../../domain/source.js';
import { itemIdOf } from '../../domain/item-id.js';
import { FeedIdentitiesRepository } from '../../normalization/feed-identities.repository.js';
import { ListingMap } from '../../normalization/listing-map.js';
import { notStorable } from '../../normalization/not-storable.js';
import { type RejectedRecord, rejectionHash } from '../../normalization/normalize-record.js';
import { RejectionsRepository } from '../../normalization/rejections.repository.js';
import { withinSpan } from '../../normalization/within-span.js';
import { CsvFilesRepository } from './csv-files.repository.js';
import { DiscardedValuesRepository } from './discarded-values.repository.js';
import type { Reading } from './stored-record-reader.js';
import { KnownListings } from './known-listings.js';
import { type RawPosition, type RawRow, RawScanRepository } from './raw-scan.repository.js';
import { ReplayArticlesRepository } from './replay-articles.repository.js';
import type { StagedArticle } from './staged-articles-sql.js';
import { ReplayCandlesRepository } from './replay-candles.repository.js';
import type { StagedCandle } from './staged-candles-sql.js';
import { ReplayListingsRepository, type StagedName } from './replay-listings.repository.js';
import { ReplayQuotesRepository } from './replay-quotes.repository.js';
import type { StagedQuote } from './staged-quotes-sql.js';
import type { ReplayTask } from './replay-task.js';

export interface ScanCounts {
  read: number;
  rejected: number;
  /** Number of records without data in the span. */
  outside: number;
  next: RawPosition | null;
}

/** A raw row and the items in the span that it produces. */
interface ReadRow {
  row: RawRow;
  /** Index among the rows of the step. */
  index: number;
  items: readonly Normalized[];
}

/** Reads stored payloads again and stages the result. */
@Injectable()
export class ReplayScan {
  constructor(
    private readonly raw: RawScanRepository,
    private readonly files: CsvFilesRepository,
    private readonly discarded: DiscardedValuesRepository,
    private readonly listings: KnownListings,
    private readonly quotes: ReplayQuotesRepository,
    private readonly candles: ReplayCandlesRepository,
    private readonly articles: ReplayArticlesRepository,
    private readonly feeds: FeedIdentitiesRepository,
    private readonly names: ReplayListingsRepository,
    private readonly rejections: RejectionsRepository,
  ) {}

  async step(tx: EntityManager, task: ReplayTask, position?: RawPosition): Promise<ScanCounts> {
    const { source, sourceId, span } = task;
    const from = position ?? (await this.raw.start(tx, source.kind));
    const { rows, next } = await this.raw.next(tx, sourceId, source.kind, from);
    const files = await this.files.findAll(tx, [...new Set(rows.flatMap(({ fileId }) => fileId ?? []))]);
    const discarded = await this.discarded.find(
      tx,
      sourceId,
      rows.map(({ rawId }) => rawId),
    );
    const readings = rows.map((row) =>
      task.reader.read(row, files.get(row.fileId ?? 0), discarded.get(row.rawId)),
    );
    const readRows = rows.map((row, index) => ({
      row,
      index,
      items: withinSpan(itemsOf(readings[index]!), span),
    }));
    const refused = await isolateFailuresIn(tx, readRows, (inner, some) => this.stage(inner, task, some));
    for (const { item, error } of refused)
      readings[item.index] = { payload: readings[item.index]!.payload, reasons: [notStorable(error)] };
    const rejected = await this.reject(tx, task, rows, readings, files);
    const outside = readRows.filter(
      ({ index, items }) => 'items' in readings[index]! && !items.some(isRestrictedToSpan),
    ).length;
    return { read: rows.length, rejected, outside, next };
  }

  private async stage(
    tx: EntityManager,
    { sourceId, runId, span }: ReplayTask,
    readRows: readonly ReadRow[],
  ) {
    const items = readRows.flatMap(({ row: { rawId, fetchedAt }, items }) =>
      items.map((item) => ({ rawId, fetchedAt, item })),
    );
    await this.articles.stage(tx, runId, await this.articlesOf(tx, sourceId, readRows));
    const refs = items.flatMap(({ item }) => ('listing' in item ? item.listing : []));
    const ids = refs.length ? await this.listings.resolve(tx, sourceId, refs) : new ListingMap<number>();
    const quotes: StagedQuote[] = [];
    const candles: StagedCandle[] = [];
    const names: StagedName[] = [];
    for (const { item, ...from } of items)
      if ('listing' in item) {
        const listingId = ids.get(item.listing)!;
        names.push({ ...from, listingId, listing: item.listing });
        if (item.kind === 'quote') quotes.push({ ...from, listingId, quote: item });
        else candles.push({ ...from, listingId, candle: item });
      }
    await this.quotes.stage(tx, runId, quotes);
    await this.candles.stage(tx, runId, candles);
    if (!span.since && !span.until) await this.names.stage(tx, runId, names);
  }

  private async articlesOf(tx: EntityManager, sourceId: number, readRows: readonly ReadRow[]) {
    const rows = readRows.filter(({ items }) => items.some(({ kind }) => kind === 'article'));
    const feeds = await this.feeds.ensureAll(tx, sourceId, [
      ...new Set(rows.map(({ row }) => row.partition)),
    ]);
    return rows.flatMap(({ row, items }) =>
      items.flatMap((article): StagedArticle[] => {
        if (article.kind !== 'article') return [];
        const { rawId, fetchedAt, partition } = row;
        const externalId = itemIdOf(row.externalId, article);
        return [{ rawId, fetchedAt, feedId: feeds.get(partition)!, externalId, article }];
      }),
    );
  }

  /** Records payloads that are no longer valid as rejections, as if they had just been fetched. */
  private async reject(
    tx: EntityManager,
    { sourceId, runId }: ReplayTask,
    rows: readonly RawRow[],
    readings: readonly Reading[],
    files: ReadonlyMap<number, CsvFile>,
  ): Promise<number> {
    const rejected = rows.flatMap((row, index) => {
      const reading = readings[index]!;
      return 'reasons' in reading ? [{ row, one: rejectedOf(row, reading) }] : [];
    });
    const pages = Map.groupBy(rejected, ({ row }) =>
      JSON.stringify([row.partition, row.fetchedAt, row.fileId]),
    );
    for (const page of pages.values()) {
      const { partition, fetchedAt, fileId } = page[0]!.row;
      const origin = { sourceId, runId, partition, fetchedAt };
      const known = fileId !== null && files.has(fileId) ? fileId : null;
      await this.rejections.store(
        tx,
        origin,
        page.map(({ one }) => one),
        known,
      );
    }
    return rejected.length;
  }
}

/** Whether the span applies to the item. Contracts have no time and are always current, so replays leave them alone. */
function isRestrictedToSpan({ kind }: Normalized): boolean {
  return kind !== 'contracts';
}

function itemsOf(reading: Reading) {
  return 'items' in reading ? reading.items : [];
}

function rejectedOf(
  { externalId }: RawRow,
  { payload, text, reasons }: Extract<Reading, { reasons: unknown }>,
): RejectedRecord {
  const record = { externalId, payload, text };
  return { record, reasons, contentHash: rejectionHash(record, reasons) };
}
