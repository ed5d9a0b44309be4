import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile } from '../../domain/source.js';
import { type RejectedRecord, rejectionHash } from '../../normalization/normalize-record.js';
import { RejectionsRepository } from '../../normalization/rejections.repository.js';
import type { RawRow } from './raw-scan.repository.js';
import type { ReplayTask } from './replay-task.js';
import type { Reading } from './stored-record-reader.js';

/** Records stored payloads that are no longer valid. */
@Injectable()
export class ReplayRejections {
  constructor(private readonly rejections: RejectionsRepository) {}

  /** Records payloads that are no longer valid as rejections, as if they had just been fetched. */
  async store(
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

function rejectedOf(
  { externalId }: RawRow,
  { payload, text, reasons }: Extract<Reading, { reasons: unknown }>,
): RejectedRecord {
  const record = { externalId, payload, text };
  return { record, reasons, contentHash: rejectionHash(record, reasons) };
}
