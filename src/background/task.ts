import { CronTime } from 'cron';
import { now } from '../domain/clock.js';
import { CronTicks } from './cron-ticks.js';
import type { TaskRecorder } from './task-recorder.js';
import type { DueTask } from './task-states.repository.js';

export interface TaskDefinition {
  name: string;
  /** Seconds between the end of one execution and the start of the next, or a cron expression in UTC. */
  every: number | string;
  /**
   * @param isDue whether the task is due by its schedule, as opposed to being requested in between
   * @returns 'elsewhere' if another process does the work and reports the outcome
   */
  work: (signal: AbortSignal, isDue: boolean) => Promise<void | 'elsewhere'>;
  /** Number of rows waiting for the task, up to MAX_WAITING. */
  waiting?: () => Promise<number>;
}

/** Delay before the first retry, which doubles with each further retry. */
const RETRY_SECONDS = 10;
const MAX_RETRY_SECONDS = 300;
/** Minimum time after which a task counts as late, for tasks that run more often. */
const MIN_DUE_SECONDS = 60;

/**
 * A background task in this process. It never runs concurrently with itself: requests that arrive during an execution lead
 * to a single further one, however many they are.
 */
export class Task {
  private readonly stopping = new AbortController();
  private isRequested = false;
  /** Whether the schedule's last tick has not been served yet. */
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

  /** Starts the schedule. Tasks with an interval run at once. */
  start(): void {
    const { every } = this.definition;
    if (typeof every === 'number') return this.request(true);
    this.cron = new CronTicks(every, () => this.request(true));
  }

  request(isDue = false): void {
    if (this.stopping.signal.aborted) return;
    this.isRequested = true;
    this.isDue ||= isDue;
    this.working ??= this.drain();
  }

  /** Resolves once all earlier requests have been attempted. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  /** Stops the schedule, aborts the current execution's signal, and waits for it to end. */
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
    // At once: a request that arrived in between would be neither noticed above nor start another execution.
    this.working = null;
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
      // An execution aborted by stop() is not a failure.
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
