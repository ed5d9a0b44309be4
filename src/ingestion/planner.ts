import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Source } from '../domain/source.js';
import { JobQueue } from '../queue/job-queue.js';
import { RunPartitionsRepository } from '../runs/run-partitions.repository.js';
import type { Run } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { Failure, failedAt, isDatabaseAway } from './failure.js';
import { RunEnd } from './run-end.js';

/** Divides a run into its partitions: each becomes a job. */
@Injectable()
export class Planner {
  constructor(
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
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
      const keys = await failedAt('partitions', () => this.keysOf(source, run));
      await this.end.after(runId, async (tx, { status }) => {
        if (status !== 'queued') return;
        await this.runs.begin(tx, runId);
        const jobs = keys.map((partition) => ({ id: randomUUID(), run_id: runId, partition }));
        const ids = jobs.map(({ id }) => id);
        await this.partitions.add(tx, runId, keys, ids);
        await this.queue.send(tx, source.name, jobs);
      });
      this.logger.info(
        { run_id: runId, source: source.name, trigger: run.trigger, partitions: keys.length },
        'run started',
      );
    } catch (error) {
      const { stage, code, message, cause } = Failure.of(error);
      // The job comes again.
      if (isDatabaseAway(cause)) throw error;
      await this.end.after(runId, () =>
        Promise.resolve({ status: 'failed', error: { stage, code, message } } as const),
      );
    }
  }

  private async keysOf(source: Source, { mode, options }: Run): Promise<string[]> {
    if (mode === 'replay') return [mode];
    const keys = (await source.partitions()).map(({ key }) => key);
    return options.partition === undefined ? keys : keys.filter((key) => key === options.partition);
  }
}
