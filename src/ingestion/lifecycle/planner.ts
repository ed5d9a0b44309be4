import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import type { Partition, Source } from '../../domain/source.js';
import { JobQueue } from '../../queue/job-queue.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import { isScheduled, type Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { Failure, atStage, isDatabaseDown } from './failure.js';
import { historySpan } from './history-span.js';
import { RemovedFiles } from '../pages/removed-files.js';
import { type PartitionsFound, partitionsToRead } from './partitions-to-read.js';
import { RunEnd } from './run-end.js';

/** Splits a run into partitions and enqueues a job for each one that may have changed. */
@Injectable()
export class Planner {
  constructor(
    private readonly runs: RunsRepository,
    private readonly checkpoints: CheckpointsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly removedFiles: RemovedFiles,
    private readonly queue: JobQueue,
    private readonly end: RunEnd,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Planner.name);
  }

  async plan(source: Source, runId: string): Promise<void> {
    const run = await this.runs.find(runId);
    if (run?.status !== 'queued') return;
    try {
      const found = await atStage('partitions', () => this.find(source, run));
      const { toRead, unchanged } = found;
      await this.end.endIfComplete(runId, async (tx, { status }) => {
        if (status !== 'queued') return;
        await this.runs.begin(tx, runId, unchanged);
        await this.checkpoints.markGone(tx, run.sourceId, runId, found);
        if (source.kind === 'csv') await this.removedFiles.settle(tx, run, found.vanished);
        if (!toRead.length) return;
        const jobs = toRead.map(({ key: partition, group, givesWay }) => ({
          ...{ id: randomUUID(), run_id: runId, partition, group },
          priority: givesWay ? -1 : 0,
        }));
        const keys = jobs.map(({ partition }) => partition);
        const ids = jobs.map(({ id }) => id);
        await this.partitions.add(tx, runId, keys, ids);
        await this.queue.send(tx, source.name, jobs);
      });
      this.logger.info(
        { run_id: runId, source: source.name, trigger: run.trigger, partitions: toRead.length, unchanged },
        'run started',
      );
    } catch (error) {
      const { stage, code, message, cause } = Failure.from(error);
      // The job will be retried.
      if (isDatabaseDown(cause)) throw error;
      await this.end.endIfComplete(runId, () =>
        Promise.resolve({ status: 'failed', error: { stage, code, message } } as const),
      );
    }
  }

  private async find(source: Source, run: Run): Promise<PartitionsFound> {
    const { mode, trigger, options, sourceId } = run;
    if (mode === 'replay') return all([{ key: mode }]);
    const span = historySpan(source, run);
    const shown = span ? (await source.backfill!.plan(span)).partitions : await source.partitions();
    if (mode === 'live') {
      const stored = await this.checkpoints.storedPartitions(sourceId);
      return partitionsToRead(shown, stored, isScheduled({ trigger }));
    }
    const { partition } = options;
    return all(partition === undefined ? shown : shown.filter(({ key }) => key === partition));
  }
}

function all(toRead: readonly Partition[]): PartitionsFound {
  return { toRead: [...toRead], unchanged: 0, vanished: [], returned: [] };
}
