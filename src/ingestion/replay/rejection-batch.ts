import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isolateFailuresIn } from '../../database/isolate-failures.js';
import type { CsvFile, Reason, Source } from '../../domain/source.js';
import { dropReplaced } from '../../normalization/normalize-page.js';
import { type AcceptedRecord } from '../../normalization/normalize-record.js';
import { notStorable } from '../../normalization/not-storable.js';
import { rejectionCondition, type RejectionFilter } from '../../normalization/rejection-filter.js';
import { RejectionClosingRepository } from '../../normalization/rejection-closing.repository.js';
import { RejectionsRepository } from '../../normalization/rejections.repository.js';
import { listingsOf, RecordStore } from '../pages/record-store.js';
import { CsvFilesRepository } from './csv-files.repository.js';
import { FrozenFields } from './frozen-fields.js';
import type { StoredRecordReader, Reading } from './stored-record-reader.js';
import { KnownListings } from './known-listings.js';

export interface SourceReader {
  source: Source;
  reader: StoredRecordReader;
}

export interface BatchRequest {
  filter: Omit<RejectionFilter, 'statuses'>;
  after: string;
  size: number;
  dryRun: boolean;
}

interface RejectionRow {
  id: string;
  source_id: number;
  partition: string;
  external_id: string;
  payload: string;
  reasons: readonly Reason[];
  run_id: string;
  last_seen_at: Date;
  file_id: number | null;
}

/** A rejection, and the result of reading its payload again. */
export interface RejectionRetry {
  row: RejectionRow;
  reading: Reading;
  file?: CsvFile;
}

/** Retries a batch of rejections and stores those that pass. */
@Injectable()
export class RejectionBatch {
  constructor(
    private readonly files: CsvFilesRepository,
    private readonly frozen: FrozenFields,
    private readonly rejections: RejectionsRepository,
    private readonly closing: RejectionClosingRepository,
    private readonly listings: KnownListings,
    private readonly records: RecordStore,
  ) {}

  async attempt(
    tx: EntityManager,
    request: BatchRequest,
    readers: ReadonlyMap<number, SourceReader>,
  ): Promise<RejectionRetry[]> {
    const rows = await this.open(tx, request, [...readers.keys()]);
    const files = await this.files.findAll(tx, [...new Set(rows.flatMap((row) => row.file_id ?? []))]);
    const refused = await this.frozen.refused(tx, rows, (id) => readers.get(id)!.source.name);
    const tried = rows.map((row): RejectionRetry => {
      const file = files.get(row.file_id ?? 0);
      const { payload, reasons } = row;
      if (refused.has(row)) return { row, file, reading: { payload, reasons } };
      return { row, file, reading: readAgain(readers.get(row.source_id)!, row, file) };
    });
    if (!request.dryRun) await this.store(tx, tried, readers);
    return tried;
  }

  private open(tx: EntityManager, { filter, after, size, dryRun }: BatchRequest, sourceIds: number[]) {
    const parameters: unknown[] = [size, after, sourceIds];
    const condition = rejectionCondition({ ...filter, statuses: ['open'] }, parameters);
    return tx.query<RejectionRow[]>(
      `select r.id, r.source_id, r.partition, r.external_id, r.payload::text, r.reasons, r.run_id, r.last_seen_at, r.file_id
       from rejections r where ${condition} and r.id > $2 and r.source_id = any($3) order by r.id limit $1
       ${dryRun ? '' : 'for update skip locked'}`,
      parameters,
    );
  }

  private async store(
    tx: EntityManager,
    tried: readonly RejectionRetry[],
    readers: ReadonlyMap<number, SourceReader>,
  ) {
    for (const page of pagesOf(tried)) {
      const refused = await isolateFailuresIn(tx, page, (inner, some) =>
        this.storePage(inner, some, readers),
      );
      for (const { item, error } of refused)
        item.reading = { payload: item.reading.payload, reasons: [notStorable(error)] };
    }
    const passed = tried.flatMap(({ row, reading }) => ('items' in reading ? row.id : []));
    if (passed.length) await this.closing.resolve(tx, passed, 'replayed', 'accepted by a replay');
    const failed = tried.flatMap(({ row: { id }, reading }) =>
      'reasons' in reading ? { id, reasons: reading.reasons } : [],
    );
    if (failed.length) await this.rejections.updateReasons(tx, failed);
  }

  private async storePage(
    tx: EntityManager,
    page: readonly RejectionRetry[],
    readers: ReadonlyMap<number, SourceReader>,
  ) {
    const [{ row, file }] = page as [RejectionRetry];
    const { source } = readers.get(row.source_id)!;
    const accepted = page.flatMap(({ row: { external_id: externalId }, reading }): AcceptedRecord[] =>
      'items' in reading
        ? [
            {
              record: { externalId, payload: reading.payload, text: reading.text },
              items: [...reading.items],
            },
          ]
        : [],
    );
    if (!accepted.length) return;
    dropReplaced(accepted);
    const listingIds = await this.listings.resolve(tx, row.source_id, listingsOf(accepted));
    const origin = {
      sourceId: row.source_id,
      runId: row.run_id,
      partition: row.partition,
      fetchedAt: row.last_seen_at,
      isReplay: true,
    };
    await this.records.store(tx, origin, { source, accepted, file, listingIds });
  }
}

/** Reads a rejected payload again. A line that could not be split, or whose file is unknown, keeps its reasons. */
function readAgain({ source, reader }: SourceReader, row: RejectionRow, file?: CsvFile): Reading {
  const { external_id: externalId, payload, last_seen_at: fetchedAt, reasons } = row;
  if (source.kind === 'csv' && (!file || payload.startsWith('['))) return { payload, reasons };
  return reader.read({ externalId, payload, fetchedAt }, file);
}

/** Groups attempts by the page that contained their records. */
function pagesOf(tried: readonly RejectionRetry[]): RejectionRetry[][] {
  const keyOf = ({ row }: RejectionRetry) =>
    JSON.stringify([row.source_id, row.partition, row.run_id, row.last_seen_at, row.file_id]);
  return [...Map.groupBy(tried, keyOf).values()];
}
