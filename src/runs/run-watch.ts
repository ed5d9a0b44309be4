import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { uptime } from '../domain/clock.js';
import type { RunPartition } from './run-partition.entity.js';
import type { Run } from './run.entity.js';

/** A consistent snapshot of a run with its partitions. */
export interface Snapshot {
  run: Run;
  partitions: RunPartition[];
}

const POLL_MS = 500;
/** Minimum interval between updates triggered by local events. */
const MIN_INTERVAL_MS = 100;
/** After a database outage of this length, subscribers get the error. */
const MAX_OUTAGE_MS = 60_000;

/** Polls a run on behalf of all subscribers in this process. */
export class RunWatch {
  /** Null before the first poll, and if there is no such run. */
  latest: Snapshot | null = null;
  /** Incremented with every change. */
  version = 0;
  error: Error | undefined;
  watchers = 0;
  private stopped = false;
  private wake = new AbortController();
  private readonly changes = new EventEmitter<{ change: [] }>().setMaxListeners(0);

  constructor(private readonly look: () => Promise<Snapshot | null>) {}

  /** Cuts the pause before the next poll short. */
  nudge(): void {
    this.wake.abort();
  }

  stop(): void {
    this.stopped = true;
    this.wake.abort();
  }

  /** Resolves when there is a newer version, or the signal aborts. */
  async changed(since: number, signal: AbortSignal): Promise<void> {
    if (this.version === since) await once(this.changes, 'change', { signal }).catch(() => undefined);
  }

  /** Polls until the run has ended or there are no subscribers. */
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
        if (uptime() - answered > MAX_OUTAGE_MS) {
          this.error = error as Error;
          return this.notify();
        }
      }
      // Runs with very many partitions are slow to read, so the pause grows with the duration of the read.
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
