import { Injectable, Optional } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { now } from '../../domain/clock.js';
import type { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { RunCancelled, TimeBudgetSpent } from '../../domain/errors.js';
import type { Page, Source } from '../../domain/source.js';
import { DriftGate } from '../../drift/drift.gate.js';
import { FaultPoints } from '../../faults/fault-points.js';
import { RunEvents } from '../../runs/run-events.js';
import type { Run } from '../../runs/run.entity.js';
import { atStage } from './failure.js';
import { historySpan } from './history-span.js';
import { LinesAhead } from '../pages/lines-ahead.js';
import type { LinesInFlight } from '../pages/lines-in-flight.js';
import { PagePreparer, type PreparedPage } from '../pages/page-preparer.js';
import { PageStore } from '../pages/page-store.js';
import { span } from '../../tracing/spans.js';
import { readAhead } from '../pages/read-ahead.js';

/** A partition claimed by this process. */
export interface PartitionTask {
  source: Source;
  run: Run;
  partition: string;
  checkpoint: Checkpoint;
  /** Aborts when the process stops, the claim is lost or the run is cancelled. */
  signal: AbortSignal;
  deadline: Date;
}

/** Reads a partition from its checkpoint and stores it page by page. */
@Injectable()
export class PartitionLoop {
  constructor(
    private readonly preparer: PagePreparer,
    private readonly linesAhead: LinesAhead,
    private readonly pageStore: PageStore,
    private readonly drift: DriftGate,
    private readonly events: RunEvents,
    private readonly logger: PinoLogger,
    @Optional() private readonly faults?: FaultPoints,
  ) {
    logger.setContext(PartitionLoop.name);
  }

  /** @returns number of records yielded by the source, to compare with the pages' counters */
  async read(task: PartitionTask): Promise<number> {
    const { source, signal, deadline, checkpoint } = task;
    signal.throwIfAborted();
    const inFlight = new Set<LinesInFlight>();
    const pages = this.pagesOf(task, inFlight)[Symbol.asyncIterator]();
    let fetched = 0;
    try {
      for (;;) {
        await this.faults?.at('before_page', { source: source.name });
        const next = await atStage('fetch', () => pages.next());
        if (next.done) break;
        const { page } = next.value.task;
        fetched += page.records.length + (page.broken?.length ?? 0);
        await this.storePage(next.value);
        if (next.value.lines) inFlight.delete(next.value.lines);
        signal.throwIfAborted();
        if (deadline <= now()) throw new TimeBudgetSpent(deadline, `the run's time budget is spent`);
      }
      // The rejection share is checked with each page; no page follows the last one.
      await atStage('validate', () => Promise.try(() => this.drift.assertRejectionShare(checkpoint)));
    } finally {
      await pages.return?.();
      for (const lines of inFlight) await lines.discard();
    }
    return fetched;
  }

  /**
   * Reads the next page while one is stored. Pages of files are also prepared, and their lines copied, in advance; those
   * of upstreams are not, so that the schema learned from the previous page is known.
   */
  private pagesOf(task: PartitionTask, inFlight: Set<LinesInFlight>): AsyncIterable<PreparedPage> {
    const { source, partition, checkpoint, deadline } = task;
    const stop = new AbortController();
    const signal = AbortSignal.any([task.signal, stop.signal]);
    const request = { partition: { key: partition }, since: checkpoint.cursor, deadline, signal };
    const span = historySpan(source, task.run);
    const pages = span ? source.backfill!.pages(request, span) : source.pages(request);
    if (source.kind !== 'csv') return this.prepare(task, readAhead(pages, stop));
    return readAhead(this.copyLines(this.prepare(task, pages), inFlight), stop);
  }

  private async *prepare(task: PartitionTask, pages: AsyncIterable<Page>): AsyncGenerator<PreparedPage> {
    const { source, run, partition, checkpoint } = task;
    for await (const page of pages)
      yield await atStage('store', () => this.preparer.prepare({ source, run, partition, checkpoint, page }));
  }

  private async *copyLines(
    pages: AsyncIterable<PreparedPage>,
    inFlight: Set<LinesInFlight>,
  ): AsyncGenerator<PreparedPage> {
    for await (const page of pages) {
      const lines = await this.linesAhead.copy(page);
      if (lines) inFlight.add(lines);
      yield { ...page, lines };
    }
  }

  private async storePage(prepared: PreparedPage): Promise<void> {
    const { source, run, partition, page } = prepared.task;
    const start = performance.now();
    const attributes = { source: source.name, run_id: run.id, partition, records: page.records.length };
    const { counts, cancel } = await span({ name: 'page', attributes }, () =>
      atStage('store', () => this.pageStore.store(prepared)),
    );
    const seconds = (performance.now() - start) / 1000;
    const { bytes, retries } = page;
    this.events.emit('page', {
      source: source.name,
      runId: run.id,
      partition,
      counts,
      bytes,
      retries,
      seconds,
    });
    this.logger.debug({ run_id: run.id, source: source.name, partition, ...counts }, 'page stored');
    if (cancel) throw new RunCancelled();
  }
}
