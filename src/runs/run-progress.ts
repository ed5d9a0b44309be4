import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RunEvents } from './run-events.js';
import { RunPartitionsRepository } from './run-partitions.repository.js';
import { type Snapshot, RunWatch } from './run-watch.js';
import { RunsRepository } from './runs.repository.js';

/** Follows runs in whichever processes they are worked on: by their tables, and by the events of this one. */
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

  /** Ends what is watched, so that nobody who watches keeps the process. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  /** Null where there is no such run. */
  async snapshot(runId: string): Promise<Snapshot | null> {
    // In this order: of a run that has ended, all partitions are then seen as they ended.
    const run = await this.runs.find(runId);
    return run && { run, partitions: await this.partitions.of(runId) };
  }

  /**
   * The run as it stands now, and again whenever something has changed; who is slow is told the newest alone. Ends after
   * the run's end, when the signal aborts and when the process stops; at once where there is no such run.
   * @throws what the database says, where it is away for a minute
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
    // Who comes after its end looks anew.
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
