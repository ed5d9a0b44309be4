import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Checkpoint } from '../checkpoints/checkpoint.entity.js';
import { CheckpointsRepository } from '../checkpoints/checkpoints.repository.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import type { Page, Source } from '../domain/source.js';
import { ArticlesRepository, type ArticleRow } from '../normalization/articles.repository.js';
import { ListingsRepository } from '../normalization/listings.repository.js';
import { type AcceptedRecord, normalizePage } from '../normalization/normalize-page.js';
import { type QuoteRow, QuotesRepository } from '../normalization/quotes.repository.js';
import { RejectionsRepository } from '../normalization/rejections.repository.js';
import type { Origin, Written } from '../normalization/written.js';
import type { Counts, Run } from '../runs/run.entity.js';
import { RunPartitionsRepository } from '../runs/run-partitions.repository.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { OpenLine } from './open-line.js';
import { countOutcomes } from './outcomes.js';
import { RawApiRepository } from './raw-api.repository.js';
import { RawCsvRepository } from './raw-csv.repository.js';

/** One page of a partition, and the run that stores it. */
export interface PageTask {
  source: Source;
  run: Run;
  partition: string;
  checkpoint: Checkpoint;
  page: Page;
}

export interface StoredPage {
  counts: Counts;
  /** Whether the run is to stop here. */
  cancel: boolean;
}

@Injectable()
export class PageStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checkpoints: CheckpointsRepository,
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly listings: ListingsRepository,
    private readonly rawApi: RawApiRepository,
    private readonly rawCsv: RawCsvRepository,
    private readonly openLine: OpenLine,
    private readonly quotes: QuotesRepository,
    private readonly articles: ArticlesRepository,
    private readonly rejections: RejectionsRepository,
  ) {}

  /**
   * Stores a page in one transaction: raw rows, listings, quotes or articles, rejections, the checkpoint and the run's
   * counters commit together or not at all.
   * @throws OwnershipLost
   */
  async store({ source, run, partition, checkpoint, page }: PageTask): Promise<StoredPage> {
    const { accepted, rejected } = normalizePage(source, page);
    const origin: Origin = { sourceId: run.sourceId, runId: run.id, partition, fetchedAt: page.fetchedAt };
    const transaction = async (tx: EntityManager): Promise<StoredPage> => {
      // First, because it locks the row: a run that lost the partition stops here, before it wrote anything.
      await this.checkpoints.advance(tx, checkpoint, page.next);
      await this.openLine.takeBack(tx, origin, source, page);
      const written = await this.storeAccepted(tx, origin, source, page, accepted);
      await this.rejections.keep(tx, origin, rejected);
      const counts = countOutcomes(accepted, rejected.length, written);
      const { bytes, retries, progress } = page;
      const counted = { ...counts, bytes, retries, progress };
      await this.partitions.count(tx, run.id, partition, counted);
      const before = { [checkpoint.partition]: checkpoint.cursor };
      return { counts, cancel: await this.runs.count(tx, run.id, counted, before) };
    };
    return retryConflicts(() => this.dataSource.transaction(transaction));
  }

  private async storeAccepted(
    tx: EntityManager,
    origin: Origin,
    source: Source,
    page: Page,
    accepted: AcceptedRecord[],
  ) {
    if (!accepted.length) return { rawIds: [], written: [] };
    const refs = accepted.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'quote' ? [item.listing] : [])),
    );
    const listingIds = await this.listings.resolve(tx, origin.sourceId, refs);
    const rawIds = await this.keepRaw(tx, origin, source, page, accepted, listingIds);
    const quotes: QuoteRow[] = [];
    const articles: ArticleRow[] = [];
    accepted.forEach(({ items }, index) => {
      for (const item of items) {
        const rawId = rawIds[index]!;
        if (item.kind === 'article') articles.push({ rawId, article: item });
        else quotes.push({ rawId, quote: item, listingId: listingIds.get(item.listing.externalId)! });
      }
    });
    const written: Written[] = [
      ...(await this.quotes.upsert(tx, origin, quotes)),
      ...(await this.articles.upsert(tx, origin, articles)),
    ];
    return { rawIds, written };
  }

  private keepRaw(
    tx: EntityManager,
    origin: Origin,
    source: Source,
    page: Page,
    accepted: AcceptedRecord[],
    listingIds: Map<string, number>,
  ): Promise<string[]> {
    if (source.kind !== 'csv') {
      const table = source.kind === 'api' ? 'raw_api_data' : 'raw_third_source_data';
      return this.rawApi.keep(tx, origin, table, accepted);
    }
    if (!page.file) throw new TypeError(`${source.name} is of kind csv, but its page names no file`);
    const lines = accepted.map(({ record, items: [item] }) => ({
      record,
      quoteKey:
        item?.kind === 'quote'
          ? { listingId: listingIds.get(item.listing.externalId)!, observedAt: item.observedAt }
          : null,
    }));
    return this.rawCsv.keep(tx, origin, page.file, lines);
  }
}
