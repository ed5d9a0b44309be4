import { Injectable, Optional } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { markHolder } from '../../database/holder.js';
import { type FailedItem, isolateFailuresIn } from '../../database/isolate-failures.js';
import { retryConflicts } from '../../database/retry-conflicts.js';
import { DriftGate } from '../../drift/drift.gate.js';
import { FaultPoints } from '../../faults/fault-points.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';
import { ListingsRepository } from '../../normalization/listings.repository.js';
import { RejectionClosingRepository } from '../../normalization/rejection-closing.repository.js';
import { RejectionsRepository } from '../../normalization/rejections.repository.js';
import { onlyLacksFigures } from '../../normalization/unstorable-reasons.js';
import { SweepsRepository } from '../../normalization/sweeps.repository.js';
import type { Counts } from '../../runs/run.entity.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { CorrectedReading } from './corrected-reading.js';
import { UnterminatedLine } from './unterminated-line.js';
import { countOutcomes } from './outcomes.js';
import type { Origin } from '../../normalization/written.js';
import { originOf, PagePreparer, type PreparedPage } from './page-preparer.js';
import { RawCsvRepository } from './raw-csv.repository.js';
import { listingsOf, type AcceptedRecords, RecordStore, type StoredRecords } from './record-store.js';

export interface StoredPage {
  counts: Counts;
  /** Whether the run was cancelled. */
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
    private readonly rawCsv: RawCsvRepository,
    private readonly unterminatedLine: UnterminatedLine,
    private readonly correctedReading: CorrectedReading,
    private readonly records: RecordStore,
    private readonly sweeps: SweepsRepository,
    private readonly rejections: RejectionsRepository,
    private readonly rejectionEnds: RejectionClosingRepository,
    private readonly drift: DriftGate,
    private readonly preparer: PagePreparer,
    @Optional() private readonly faults?: FaultPoints,
  ) {}

  /**
   * Stores a page in one transaction: raw rows, listings, quotes, candles or articles, rejections, checkpoint and run
   * counters are committed together or not at all. Records that the database refuses become rejections.
   * @throws OwnershipLost, or UnusablePartition `too_many_rejections` because of earlier pages
   */
  async store(prepared: PreparedPage): Promise<StoredPage> {
    this.drift.assertRejectionShare(prepared.task.checkpoint);
    for (let page = prepared; ;) {
      try {
        return await this.commit(page);
      } catch (error) {
        if (!(error instanceof RecordsRefused)) throw error;
        page = await this.preparer.withoutRefused(page, error.refused);
      }
    }
  }

  private async commit(prepared: PreparedPage): Promise<StoredPage> {
    const { checkpoint, page, source } = prepared.task;
    const advance = (tx: EntityManager) => this.checkpoints.advance(tx, checkpoint, page.next);
    const transaction = async (tx: EntityManager) => {
      await markHolder(tx, `checkpoint ${checkpoint.id}`);
      // First, because it locks the row: a run that lost the partition stops before writing anything.
      await advance(tx);
      return this.storeIn(tx, prepared, false);
    };
    const stored =
      (await prepared.lines?.finish(advance, (tx) => this.storeIn(tx, prepared, true))) ??
      (await retryConflicts(() => this.dataSource.transaction(transaction)));
    this.drift.afterCommit(prepared.drift);
    await this.faults?.at('after_commit', { source: source.name });
    return stored;
  }

  /** @param areLinesStored whether the transaction already contains the lines */
  private async storeIn(
    tx: EntityManager,
    { task, drift, accepted, rejected, outside }: PreparedPage,
    areLinesStored: boolean,
  ): Promise<StoredPage> {
    const { source, run, partition, checkpoint, page } = task;
    const origin = originOf(task);
    await this.unterminatedLine.retract(tx, origin, page, areLinesStored);
    const stored = await this.storeRecords(tx, origin, { source, accepted, file: page.file, areLinesStored });
    await this.sweeps.add(tx, origin, page);
    await this.rejectionEnds.supersede(tx, origin, accepted, page);
    const file = page.file && rejected.length ? await this.rawCsv.register(tx, origin, page.file) : null;
    await this.rejections.store(tx, origin, rejected, file?.id);
    await this.correctedReading.forget(tx, origin, page.file);
    await this.correctedReading.complete(tx, origin, page.file);
    const wrong = rejected.filter(({ reasons }) => !onlyLacksFigures(reasons)).length;
    await this.drift.save(tx, drift, { accepted, rawIds: stored.rawIds, rejected: wrong });
    const counts = countOutcomes(accepted, rejected.length, stored, outside);
    const { bytes, retries, progress, next: after } = page;
    const counted = { ...counts, bytes, retries, progress, cursors: { before: checkpoint.cursor, after } };
    await this.partitions.count(tx, run.id, partition, counted);
    const cancel = await this.runs.count(tx, run.id, counted);
    await this.faults?.at('before_commit', { source: source.name, tx });
    return { counts, cancel };
  }

  /** @throws RecordsRefused if the database refuses some of the records because of their data */
  private async storeRecords(
    tx: EntityManager,
    origin: Origin,
    { accepted, ...read }: Omit<AcceptedRecords, 'listingIds'>,
  ): Promise<StoredRecords> {
    const parts: StoredRecords[] = [];
    const refused = await isolateFailuresIn(tx, accepted, async (inner, some) => {
      const listingIds = await this.listings.resolve(inner, origin.sourceId, listingsOf(some));
      parts.push(await this.records.store(inner, origin, { ...read, accepted: some, listingIds }));
    });
    if (refused.length) throw new RecordsRefused(refused);
    return {
      rawIds: parts.flatMap(({ rawIds }) => rawIds),
      written: parts.flatMap(({ written }) => written),
      areNew: parts.every(({ areNew }) => areNew),
    };
  }
}

/** Rolls the page back, so that it can be stored without the refused records. */
class RecordsRefused extends Error {
  constructor(readonly refused: readonly FailedItem<AcceptedRecord>[]) {
    super('the database rejects records of the page');
  }
}
