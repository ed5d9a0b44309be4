import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Page, Source, SourceRecord } from '../../domain/source.js';
import type { InspectedPage } from '../../drift/inspected-page.js';
import { DriftGate } from '../../drift/drift.gate.js';
import { FaultPoints } from '../../faults/fault-points.js';
import type { FailedItem } from '../../database/isolate-failures.js';
import { normalizePage } from '../../normalization/normalize-page.js';
import { type AcceptedRecord, type RejectedRecord } from '../../normalization/normalize-record.js';
import { notStorable } from '../../normalization/not-storable.js';
import { separateUnusable } from '../../normalization/separate-unusable.js';
import { recordsWithin } from '../../normalization/within-span.js';
import type { Origin } from '../../normalization/written.js';
import type { Run } from '../../runs/run.entity.js';
import type { LinesInFlight } from './lines-in-flight.js';

/** A page, with the partition that it belongs to and the run that stores it. */
export interface PageTask {
  source: Source;
  run: Run;
  partition: string;
  checkpoint: Checkpoint;
  page: Page;
}

export function originOf({ run, partition, page }: PageTask): Origin {
  return { sourceId: run.sourceId, runId: run.id, partition, fetchedAt: page.fetchedAt };
}

/** A page ready to be stored. */
export interface PreparedPage {
  task: PageTask;
  /** If the page's lines were copied in advance: the transaction that stores the rest. */
  lines?: LinesInFlight;
  drift: InspectedPage;
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
  /** Number of accepted records outside the backfill's time span. */
  outside: number;
}

/** Validates and normalises a page, which can be done while the previous page is being stored. */
@Injectable()
export class PagePreparer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly drift: DriftGate,
    @Optional() private readonly faults?: FaultPoints,
  ) {}

  async prepare(task: PageTask): Promise<PreparedPage> {
    const { source, run, partition, checkpoint } = task;
    const page = separateUnusable(task.page);
    const drift = await this.drift.inspect({ source, run, partition, page, claim: checkpoint });
    const prepared = await this.read(task, drift);
    await this.faults?.at('after_normalise', { source: source.name });
    return prepared;
  }

  /** Turns records that the database refused into rejections. Records that they had replaced are then stored instead. */
  withoutRefused(
    { task, drift }: PreparedPage,
    refused: readonly FailedItem<AcceptedRecord>[],
  ): Promise<PreparedPage> {
    const faults = new Map(refused.map(({ item, error }) => [item.record.payload, error]));
    const { page } = drift;
    const [bad, good] = [true, false].map((isBad) =>
      page.records.filter(({ payload }) => faults.has(payload) === isBad),
    ) as [SourceRecord[], SourceRecord[]];
    const broken = bad.map((record) => ({ ...record, reasons: [notStorable(faults.get(record.payload))] }));
    return this.read(task, {
      ...drift,
      page: { ...page, records: good, broken: [...(page.broken ?? []), ...broken] },
    });
  }

  private async read(task: PageTask, drift: InspectedPage): Promise<PreparedPage> {
    const { source, run } = task;
    const reading = { named: drift.read, maxClockSkewMs: this.config.MAX_CLOCK_SKEW * 1000 };
    const { accepted: passed, rejected } = await normalizePage(source, drift.page, reading);
    const accepted = run.mode === 'backfill' ? recordsWithin(passed, run.options) : passed;
    return { task, drift, accepted, rejected, outside: passed.length - accepted.length };
  }
}
