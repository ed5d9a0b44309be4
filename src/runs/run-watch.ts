import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { uptime } from '../domain/clock.js';
import type { RunPartition } from './run-partition.entity.js';
import type { Run } from './run.entity.js';

/** A run and its partitions as they stood at one moment. */
export interface Snapshot {
  run: Run;
  partitions: RunPartition[];
}

const POLL_MS = 500;
/** What this process stores itself is told at once, but no more often than this. */
const MIN_INTERVAL_MS = 100;
/** The database may be away for this long before those who watch are told. */
const PATIENCE_MS = 60_000;

/** Looks at one run again and again, for all who watch it in this process. */
export class RunWatch {
  /** Null before the first look, and where there is no such run. */
  latest: Snapshot | null = null;
  /** Counts the changes that were seen. */
  version = 0;
  error: Error | undefined;
  watchers = 0;
  private stopped = false;
  private wake = new AbortController();
  private readonly changes = new EventEmitter<{ change: [] }>().setMaxListeners(0);

  constructor(private readonly look: () => Promise<Snapshot | null>) {}

  /** Looks again before its time. */
  nudge(): void {
    this.wake.abort();
  }

  stop(): void {
    this.stopped = true;
    this.wake.abort();
  }

  /** Resolves when something has changed since the version, or the signal aborts. */
  async changed(since: number, signal: AbortSignal): Promise<void> {
    if (this.version === since) await once(this.changes, 'change', { signal }).catch(() => undefined);
  }

  /** Until the run has ended, or nobody watches any more. */
  async poll(): Promise<void> {
    let [known, answered] = ['', uptime()];
    while (!this.stopped) {
      const began = uptime();
      try {
        this.latest = await this.look();
        answered = uptime();
        const text = JSON.stringify(this.latest);
        if (text !== known) this.notify();
        known = text;
        if (!this.latest || this.latest.run.finishedAt) return;
      } catch (error) {
        if (uptime() - answered > PATIENCE_MS) {
          this.error = error as Error;
          return this.notify();
        }
      }
      // A run of very many partitions takes long to read: most of the time is left to others.
      await this.pause(Math.max(POLL_MS, 4 * (uptime() - began)));
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(MIN_INTERVAL_MS);
    await sleep(milliseconds - MIN_INTERVAL_MS, undefined, { signal: this.wake.signal }).catch(
      () => undefined,
    );
    this.wake = new AbortController();
  }

  private notify(): void {
    this.version++;
    this.changes.emit('change');
  }
}
