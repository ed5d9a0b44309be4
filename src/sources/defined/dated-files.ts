import { now } from '../../domain/clock.js';
import type { CsvDefinition } from './definition.js';

type Dates = NonNullable<CsvDefinition['dates']>;

const LENGTH = { year: 4, month: 7, day: 10 };

/** The completed days, months or years since the first one, written like 2024-01. */
export function endedPeriods({ step, since }: Dates): string[] {
  const current = now().toISOString().slice(0, LENGTH[step]);
  const periods: string[] = [];
  for (let date = new Date(since); periodOf(date, step) < current; date = nextOf(date, step))
    periods.push(periodOf(date, step));
  return periods;
}

/** The end of the period. */
export function endOfPeriod(period: string, step: Dates['step']): Date {
  return nextOf(new Date(period), step);
}

function periodOf(date: Date, step: Dates['step']): string {
  return date.toISOString().slice(0, LENGTH[step]);
}

function nextOf(date: Date, step: Dates['step']): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (step === 'year') return new Date(Date.UTC(year + 1, 0));
  return new Date(step === 'month' ? Date.UTC(year, month + 1) : Date.UTC(year, month, day + 1));
}
