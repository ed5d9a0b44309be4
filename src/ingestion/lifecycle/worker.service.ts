import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { ProcessStopped } from '../../domain/errors.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { JobQueue } from '../../queue/job-queue.js';
import { PartitionWorker } from './partition-worker.js';
import { Planner } from './planner.js';
import { untilDatabaseAnswers } from './until-database-answers.js';

/** Processes jobs for the configured sources until the process stops, and then returns unfinished jobs to the queue. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly queue: JobQueue,
    private readonly planner: Planner,
    private readonly partitions: PartitionWorker,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'api') return;
    for (const source of this.sources)
      await this.queue.work(source.name, this.atOnce(source), async ({ id, data, signal }) => {
        const { run_id: runId, partition, group } = data;
        if (partition === null) return this.plan(source, runId, signal);
        const job = { id, runId, partition, group, claim: signal, stop: this.stop.signal };
        await this.partitions.work(source, job);
      });
  }

  private atOnce({ concurrency }: Source): number {
    return concurrency ?? this.config.WORKER_CONCURRENCY;
  }

  private plan(source: Source, runId: string, claim: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([this.stop.signal, claim]);
    return untilDatabaseAnswers(() => this.planner.plan(source, runId), signal);
  }

  /** Aborts fetches, lets pages that are being stored commit, and waits until all jobs are back in the queue. */
  async beforeApplicationShutdown(): Promise<void> {
    // The queue stops passing on jobs first: this process would otherwise take jobs again that it has just returned.
    const stopped = this.queue.stop();
    this.stop.abort(new ProcessStopped());
    await stopped;
  }
}
