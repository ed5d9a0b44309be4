import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Checkpoint } from '../checkpoints/checkpoint.entity.js';
import { CheckpointsRepository } from '../checkpoints/checkpoints.repository.js';
import { FatalError, OwnershipLost, TimeBudgetSpent } from '../domain/errors.js';
import type { Page, Partition, Source } from '../domain/source.js';
import { RunEvents } from '../runs/run-events.js';
import type { Run } from '../runs/run.entity.js';
import type { Outcome } from '../runs/runs.repository.js';
import { PageStore } from './page-store.js';
import { describeFailure, Failure, failedAt } from './failure.js';

export interface RunTask {
  source: Source;
  run: Run;
  /** Aborts when the service stops or the run's lock is lost. */
  signal: AbortSignal;
  deadline: Date;
}

/** What the loop saw itself, to be held against what the run's row counted. */
export interface LoopResult {
  outcome: Outcome;
  fetched: number;
  lostRetries: number;
}

/** Reads a source's partitions one after the other and stores page after page. Never throws: how it ended is its result. */
@Injectable()
export class RunLoop {
  constructor(
    private readonly checkpoints: CheckpointsRepository,
    private readonly pageStore: PageStore,
    private readonly events: RunEvents,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RunLoop.name);
  }

  async run(task: RunTask): Promise<LoopResult> {
    const result: LoopResult = { outcome: { status: 'succeeded' }, fetched: 0, lostRetries: 0 };
    const failures: Failure[] = [];
    try {
      for (const partition of await failedAt('partitions', () => task.source.partitions())) {
        try {
          await this.readPartition(task, partition, result);
        } catch (error) {
          const failure = Failure.of(error, partition.key);
          result.lostRetries += failure.retries;
          failures.push(failure);
          if (this.endsRun(task, failure)) break;
          // A known failure is told by its message; the stack is for faults of our own code.
          const err = failure.code === 'internal' ? failure.cause : undefined;
          this.logger.warn(
            { ...contextOf(task), partition: partition.key, code: failure.code, err },
            failure.message,
          );
        }
      }
    } catch (error) {
      failures.push(Failure.of(error));
    }
    result.outcome = describeFailure(failures, task.signal);
    return result;
  }

  private endsRun({ signal }: RunTask, { cause }: Failure): boolean {
    return (
      signal.aborted ||
      cause instanceof FatalError ||
      cause instanceof TimeBudgetSpent ||
      cause instanceof OwnershipLost
    );
  }

  private async readPartition(task: RunTask, partition: Partition, result: LoopResult): Promise<void> {
    const { source, run, signal, deadline } = task;
    signal.throwIfAborted();
    const checkpoint = await failedAt('store', () =>
      this.checkpoints.claim(run.sourceId, partition.key, run.id),
    );
    const request = { partition, since: checkpoint.cursor, signal, deadline };
    const pages = source.pages(request)[Symbol.asyncIterator]();
    let isFirst = true;
    try {
      for (;;) {
        const next = await failedAt('fetch', () => pages.next());
        if (next.done) break;
        const page = next.value;
        result.fetched += page.records.length + (page.broken?.length ?? 0);
        await this.storePage(task, checkpoint, page, isFirst);
        isFirst = false;
        signal.throwIfAborted();
        if (deadline.getTime() <= Date.now())
          throw new TimeBudgetSpent(deadline, `the run's time budget is spent`);
      }
      await failedAt('store', () => this.checkpoints.confirm(checkpoint.id, run.id));
    } finally {
      await pages.return?.();
    }
  }

  private async storePage(
    task: RunTask,
    checkpoint: Checkpoint,
    page: Page,
    isFirst: boolean,
  ): Promise<void> {
    const { source, run } = task;
    const { partition } = checkpoint;
    const start = performance.now();
    const counts = await failedAt('store', () =>
      this.pageStore.store({ source, sourceId: run.sourceId, runId: run.id, checkpoint, page, isFirst }),
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
    this.logger.debug({ ...contextOf(task), partition, ...counts }, 'page stored');
  }
}

/** What every log line of a run carries. */
function contextOf({ source, run }: RunTask): { run_id: string; source: string } {
  return { run_id: run.id, source: source.name };
}
