import { CronTime } from 'cron';
import { now } from '../domain/clock.js';

/** Longest pause between two readings of the clock, so that a change of the clock is noticed in time. */
const MAX_PAUSE_MS = 10_000;

/**
 * Calls back at each tick of a cron expression, in UTC and by the database's clock, which may be set back or forward.
 */
export class CronTicks {
  private readonly cron: CronTime;
  private next: number;
  private seen = now().getTime();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    cronTime: string,
    private readonly onTick: () => void,
  ) {
    this.cron = new CronTime(cronTime, 'UTC');
    this.next = this.after(now());
    this.wait();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private check(): void {
    const moment = now();
    const isDue = moment.getTime() >= this.next;
    if (isDue || moment.getTime() < this.seen) this.next = this.after(moment);
    this.seen = moment.getTime();
    this.wait();
    if (isDue) this.onTick();
  }

  private wait(): void {
    const pause = Math.min(Math.max(this.next - now().getTime(), 1), MAX_PAUSE_MS);
    this.timer = setTimeout(() => this.check(), pause).unref();
  }

  private after(moment: Date): number {
    return this.cron.getNextDateFrom(moment, 'UTC').toMillis();
  }
}
