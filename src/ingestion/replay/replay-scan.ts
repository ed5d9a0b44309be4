import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isolateFailuresIn } from '../../database/isolate-failures.js';
import type { Normalized } from '../../domain/source.js';
import { notStorable } from '../../normalization/not-storable.js';
import { withinSpan } from '../../normalization/within-span.js';
import { CsvFilesRepository } from './csv-files.repository.js';
import { DiscardedValuesRepository } from './discarded-values.repository.js';
import { type RawPosition, RawScanRepository } from './raw-scan.repository.js';
import { ReplayRejections } from './replay-rejections.js';
import { ReplayStaging } from './replay-staging.js';
import type { ReplayTask } from './replay-task.js';
import type { Reading } from './stored-record-reader.js';

export interface ScanCounts {
  read: number;
  rejected: number;
  /** Number of records without data in the span. */
  outside: number;
  next: RawPosition | null;
}

/** Reads stored payloads again and stages the result. */
@Injectable()
export class ReplayScan {
  constructor(
    private readonly raw: RawScanRepository,
    private readonly files: CsvFilesRepository,
    private readonly discarded: DiscardedValuesRepository,
    private readonly staging: ReplayStaging,
    private readonly rejections: ReplayRejections,
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
    const refused = await isolateFailuresIn(tx, readRows, (inner, some) =>
      this.staging.stage(inner, task, some),
    );
    for (const { item, error } of refused)
      readings[item.index] = { payload: readings[item.index]!.payload, reasons: [notStorable(error)] };
    const rejected = await this.rejections.store(tx, task, rows, readings, files);
    const outside = readRows.filter(
      ({ index, items }) => 'items' in readings[index]! && !items.some(isRestrictedToSpan),
    ).length;
    return { read: rows.length, rejected, outside, next };
  }
}

/** Whether the span applies to the item. Contracts have no time and are always current, so replays leave them alone. */
function isRestrictedToSpan({ kind }: Normalized): boolean {
  return kind !== 'contracts';
}

function itemsOf(reading: Reading) {
  return 'items' in reading ? reading.items : [];
}
