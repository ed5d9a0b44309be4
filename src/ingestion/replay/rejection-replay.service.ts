import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { retryConflicts } from '../../database/retry-conflicts.js';
import { type Reason, type Source, SOURCES } from '../../domain/source.js';
import { AliasesRepository } from '../../drift/aliases.repository.js';
import type { RejectionFilter } from '../../normalization/rejection-filter.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { StoredRecordReader } from './stored-record-reader.js';
import { type SourceReader, RejectionBatch, type RejectionRetry } from './rejection-batch.js';

export interface RejectionReplayOptions {
  /** Whether only to report which rejections would pass. */
  dryRun: boolean;
  /** Maximum number of rejections to retry; all if absent. */
  limit?: number;
  /** Skips rejections with ids up to and including this one. */
  after?: string;
}

export interface RejectionReplay {
  matched: number;
  passed: number;
  failed: number;
  /** Number of rejections that failed again, by the code of their first reason. */
  failures: Record<string, number>;
  /** Examples of rejections that failed again. */
  sample: { id: string; source: string; externalId: string; reasons: readonly Reason[] }[];
  /** The value of `after` with which to continue; null when done. */
  nextAfter: string | null;
}

const BATCH = 500;
const SAMPLE = 10;

/** Retries rejected records under the current schemas and accepted renames. */
@Injectable()
export class RejectionReplayService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly dataSource: DataSource,
    private readonly sourceRows: SourcesRepository,
    private readonly aliases: AliasesRepository,
    private readonly batch: RejectionBatch,
  ) {}

  /**
   * Stores open rejections that now pass, in atomic batches: raw row, quote, candle or article, and the rejection's resolution,
   * attributed to the run and time of the original fetch. Newer quotes for the same listing and moment are kept.
   * Records that fail again stay open with their current reasons. Concurrent calls share the work. Rejections of
   * unconfigured sources are left alone.
   */
  async replay(
    filter: Omit<RejectionFilter, 'statuses'>,
    { dryRun, limit = Infinity, after = '0' }: RejectionReplayOptions,
  ): Promise<RejectionReplay> {
    const readers = await this.readers();
    const result: RejectionReplay = {
      ...{ matched: 0, passed: 0, failed: 0, failures: {}, sample: [] },
      nextAfter: after,
    };
    while (result.nextAfter !== null && result.matched < limit) {
      const size = Math.min(BATCH, limit - result.matched);
      const request = { filter, after: result.nextAfter, size, dryRun };
      const tried = await retryConflicts(() =>
        this.dataSource.transaction((tx) => this.batch.attempt(tx, request, readers)),
      );
      result.nextAfter = tried.length < size ? null : tried.at(-1)!.row.id;
      for (const one of tried) count(result, readers.get(one.row.source_id)!.source.name, one);
    }
    return result;
  }

  /** Sources and their readers, by the source's id. */
  private async readers(): Promise<Map<number, SourceReader>> {
    const readers = new Map<number, SourceReader>();
    const skew = this.config.MAX_CLOCK_SKEW * 1000;
    for (const [id, name] of await this.sourceRows.names()) {
      const source = this.sources.find((one) => one.name === name);
      if (source)
        readers.set(id, {
          source,
          reader: new StoredRecordReader(source, await this.aliases.forSource(id), skew),
        });
    }
    return readers;
  }
}

function count(result: RejectionReplay, source: string, { row, reading }: RejectionRetry): void {
  result.matched++;
  if ('items' in reading) {
    result.passed++;
    return;
  }
  const { reasons } = reading;
  const { code } = reasons[0]!;
  result.failed++;
  result.failures[code] = (result.failures[code] ?? 0) + 1;
  if (result.sample.length < SAMPLE)
    result.sample.push({ id: row.id, source, externalId: row.external_id, reasons });
}
