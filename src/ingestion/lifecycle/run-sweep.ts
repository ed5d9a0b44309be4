import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { now } from '../../domain/clock.js';
import { BackgroundTasks } from '../../background/background-tasks.js';
import { tryEachRun } from '../../background/try-each.js';
import type { Task } from '../../background/task.js';
import { CONFIG, type Config } from '../../config/config.js';
import { JobQueue } from '../../queue/job-queue.js';
import { queueOf } from '../../queue/source-queues.js';
import type { Outcome } from '../../runs/outcome.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { Failure } from './failure.js';
import { outcomeOf } from './partition-outcome.js';
import { RunCancelled } from '../../domain/errors.js';
import { RunEnd } from './run-end.js';

const EVERY_SECONDS = 15;
/** Time after the end of its time budget at which a run without an active worker is ended. */
const GRACE_MS = 60_000;

const LOST_RUN: Outcome = {
  status: 'failed',
  error: {
    stage: 'finish',
    code: 'worker_died',
    message: 'its job was removed, or crashed too many workers',
  },
};
const LATE_RUN: Outcome = {
  status: 'interrupted',
  error: {
    stage: 'finish',
    code: 'time_budget_spent',
    message: 'no worker finished it in time; the next run resumes from the checkpoint',
  },
};

/** Ends runs whose jobs are gone, so that they do not block their sources forever. */
@Injectable()
export class RunSweep implements OnApplicationBootstrap {
  private readonly task: Task;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly sources: SourcesRepository,
    private readonly queue: JobQueue,
    private readonly end: RunEnd,
    tasks: BackgroundTasks,
  ) {
    this.task = tasks.define({
      name: 'run_sweep',
      every: EVERY_SECONDS,
      work: (signal) => this.sweep(signal),
    });
  }

  /** Ends runs that previous processes left behind, before new runs start. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'api') return;
    this.task.request();
    await this.task.idle();
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    const names = await this.sources.names();
    const unfinished = await this.runs.allUnfinished();
    const byId = new Map(unfinished.map((run) => [run.id, run]));
    await tryEachRun(
      byId.keys(),
      (id) => {
        const run = byId.get(id)!;
        return this.check(run, names.get(run.sourceId)!);
      },
      signal,
    );
  }

  private async check(run: Run, source: string): Promise<void> {
    // The run has not been planned yet: it has no partitions, and would look finished.
    if (run.status === 'queued' && !this.isLate(run) && (await this.queue.liveJobs(source, run.id)).length)
      return;
    const ended = await this.end.endIfComplete(run.id, async (tx, current) => {
      const lost = current.cancelRequestedAt ? outcomeOf(Failure.from(new RunCancelled()), true) : LOST_RUN;
      const late = this.isLate(current);
      if (current.status === 'queued') return late ? LATE_RUN : lost;
      // While the run is locked, no process can enqueue jobs for it or end its partitions.
      await this.partitions.endLost(tx, run.id, late ? LATE_RUN : lost, late ? null : queueOf(source));
    });
    // If the source is no longer configured, no worker would ever take them.
    if (ended) await this.queue.cancel(source, run.id);
  }

  private isLate({ mode, options, startedAt, queuedAt }: Run): boolean {
    const budget = this.config.RUN_TIME_BUDGET * 1000 + GRACE_MS;
    // Replays have no time budget, nor do backfills from an upstream, which may have to wait for its rate limits.
    const isTimed = mode === 'live' || (mode === 'backfill' && options.listings === undefined);
    return isTimed && (startedAt ?? queuedAt).getTime() + budget < now().getTime();
  }
}
