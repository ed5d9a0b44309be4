import { CronTime } from 'cron';
import { now } from '../domain/clock.js';
import { CronTicks } from './cron-ticks.js';
import type { TaskRecorder } from './task-recorder.js';
import type { DueTask } from './task-states.repository.js';

export interface TaskDefinition {
  name: string;
  /** Seconds from the end of one time to the next, or a cron expression in UTC. */
  every: number | string;
  /**
   * @param isDue whether its time has come; otherwise something asked for it in between
   * @returns 'elsewhere' where another process does it, and tells how it went
   */
  work: (signal: AbortSignal, isDue: boolean) => Promise<void | 'elsewhere'>;
  /** How many rows wait for it, up to MAX_WAITING. */
  waiting?: () => Promise<number>;
}

/** The first try again comes after so long, each later one after twice as long. */
const RETRY_SECONDS = 10;
const MAX_RETRY_SECONDS = 300;
/** What happens more often than that is not late before. */
const MIN_DUE_SECONDS = 60;

/**
 * Work that this process does in the background, one time after another. However often it is asked for while it is being
 * done, it is done once more: nothing queues up behind a slow one.
 */
export class Task {
  private readonly stopping = new AbortController();
  private isRequested = false;
  /** Its time has come, and it has not been done since. */
  private isDue = false;
  private working: Promise<void> | null = null;
  private next: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private cron: CronTicks | undefined;
  private failures = 0;

  constructor(
    readonly definition: TaskDefinition,
    private readonly recorder: TaskRecorder,
  ) {}

  /** From now on it is done at its times as well; one that comes every few seconds at once. */
  start(): void {
    const { every } = this.definition;
    if (typeof every === 'number') return this.request(true);
    this.cron = new CronTicks(every, () => this.request(true));
  }

  request(isDue = false): void {
    if (this.stopping.signal.aborted) return;
    this.isRequested = true;
    this.isDue ||= isDue;
    this.working ??= this.drain().finally(() => (this.working = null));
  }

  /** Resolves once all that was asked for before has been tried. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  /** What is being done comes to its end, or to where its signal ends it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.cron?.stop();
    clearTimeout(this.next);
    clearTimeout(this.retry);
    await this.idle();
  }

  dueTask(): DueTask {
    const { name, every } = this.definition;
    const seconds = typeof every === 'number' ? every : secondsUntil(every);
    return { name, schedule: String(every), dueIn: Math.max(seconds, MIN_DUE_SECONDS) };
  }

  private async drain(): Promise<void> {
    clearTimeout(this.retry);
    let isDone = true;
    while (this.isRequested && !this.stopping.signal.aborted) {
      const { isDue } = this;
      this.isRequested = this.isDue = false;
      isDone = await this.runOnce(isDue);
      if (!isDone) this.isDue ||= isDue;
      else if (isDue) this.scheduleNext();
    }
    if (!isDone) this.scheduleRetry();
  }

  private async runOnce(isDue: boolean): Promise<boolean> {
    const { signal } = this.stopping;
    try {
      const where = await this.definition.work(signal, isDue);
      this.failures = 0;
      if (where !== 'elsewhere' && !signal.aborted) await this.recorder.succeeded(this.dueTask());
      return true;
    } catch (error) {
      // What a stop broke off is no failure.
      if (signal.aborted) return false;
      this.failures++;
      await this.recorder.failed(this.dueTask(), error);
      return false;
    }
  }

  private scheduleNext(): void {
    const { every } = this.definition;
    if (typeof every !== 'number' || this.stopping.signal.aborted) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => this.request(true), every * 1000).unref();
  }

  private scheduleRetry(): void {
    if (this.stopping.signal.aborted) return;
    const { every } = this.definition;
    const longest = typeof every === 'number' ? Math.min(every, MAX_RETRY_SECONDS) : MAX_RETRY_SECONDS;
    const seconds = Math.min(RETRY_SECONDS * 2 ** (this.failures - 1), longest);
    this.retry = setTimeout(() => this.request(), seconds * 1000).unref();
  }
}

function secondsUntil(cronTime: string): number {
  const moment = now();
  return (new CronTime(cronTime, 'UTC').getNextDateFrom(moment, 'UTC').toMillis() - moment.getTime()) / 1000;
}
