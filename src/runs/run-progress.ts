import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RunEvents } from './run-events.js';
import { RunPartitionsRepository } from './run-partitions.repository.js';
import { type Snapshot, RunWatch } from './run-watch.js';
import { RunsRepository } from './runs.repository.js';

/** Follows the progress of runs in any process, by polling the database and listening to local events. */
@Injectable()
export class RunProgress implements OnModuleDestroy {
  private readonly watches = new Map<string, RunWatch>();
  private readonly closing = new AbortController();

  constructor(
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    events: RunEvents,
  ) {
    events.on('page', ({ runId }) => this.watches.get(runId)?.nudge());
    events.on('end', ({ run }) => this.watches.get(run.id)?.nudge());
  }

  /** Ends all subscriptions, so that they do not keep the process alive. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  /** Null if there is no such run. */
  async snapshot(runId: string): Promise<Snapshot | null> {
    // The run is read before its partitions: if it has ended, so have all of them.
    const run = await this.runs.find(runId);
    return run && { run, partitions: await this.partitions.list(runId) };
  }

  /**
   * Yields the current state of a run, then each change; slow consumers only get the latest state. Ends after the run's
   * last state, on abort and on shutdown, and immediately if the run does not exist.
   * @throws the database's error if the database is unavailable for a minute
   */
  async *watch(runId: string, signal: AbortSignal): AsyncGenerator<Snapshot, void> {
    const ends = AbortSignal.any([signal, this.closing.signal]);
    const watch = this.join(runId);
    try {
      for (let seen = 0; ;) {
        await watch.changed(seen, ends);
        if (watch.error) throw watch.error;
        if (ends.aborted || !watch.latest) return;
        seen = watch.version;
        const { latest } = watch;
        yield latest;
        if (latest.run.finishedAt) return;
      }
    } finally {
      this.leave(runId, watch);
    }
  }

  private join(runId: string): RunWatch {
    const watch = this.watches.get(runId) ?? this.begin(runId);
    watch.watchers++;
    return watch;
  }

  private begin(runId: string): RunWatch {
    const watch = new RunWatch(() => this.snapshot(runId));
    this.watches.set(runId, watch);
    // Subscribers that arrive later start a new watch.
    void watch.poll().then(() => this.forget(runId, watch));
    return watch;
  }

  private leave(runId: string, watch: RunWatch): void {
    if (--watch.watchers) return;
    watch.stop();
    this.forget(runId, watch);
  }

  private forget(runId: string, watch: RunWatch): void {
    if (this.watches.get(runId) === watch) this.watches.delete(runId);
  }
}
