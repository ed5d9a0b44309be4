import type { Upstream } from './http.js';

const MINUTE_MS = 60_000;

/** A row of call_budgets: the calls of the last minute, oldest first, and those of the month (its first day). */
export interface BudgetState {
  recent: Date[];
  month: string | null;
  monthCalls: number;
  blockedUntil: Date | null;
}

/** A moment before which an upstream must not be called, and why. */
export interface Hold {
  until: Date;
  why: string;
}

/** What holds the next call back for longest; null is nothing. Counts any sixty seconds, not only those of the clock. */
export function holdOf(state: BudgetState, upstream: Upstream, now: Date): Hold | null {
  const { name, callsPerMinute, callsPerMonth, monthVariable } = upstream;
  const holds: Hold[] = [];
  if (state.blockedUntil) holds.push({ until: state.blockedUntil, why: `${name} asked to wait` });
  const blocking = withinMinute(state.recent, now).at(-callsPerMinute);
  if (blocking) {
    const until = new Date(blocking.getTime() + MINUTE_MS);
    holds.push({ until, why: `${name} was called ${callsPerMinute} times within a minute` });
  }
  const spent = state.month === monthOf(now) ? state.monthCalls : 0;
  if (callsPerMonth && spent >= callsPerMonth) {
    const limit = monthVariable ? `${monthVariable}=${callsPerMonth}` : callsPerMonth;
    holds.push({ until: nextMonth(now), why: `${name} had all its calls of this month (${limit})` });
  }
  const longest = holds.sort((a, b) => a.until.getTime() - b.until.getTime()).at(-1);
  return longest && longest.until > now ? longest : null;
}

export function take(state: BudgetState, now: Date): Omit<BudgetState, 'blockedUntil'> {
  const month = monthOf(now);
  return {
    recent: [...withinMinute(state.recent, now), now],
    month,
    monthCalls: (state.month === month ? state.monthCalls : 0) + 1,
  };
}

function withinMinute(calls: readonly Date[], now: Date): Date[] {
  return calls.filter((call) => call.getTime() > now.getTime() - MINUTE_MS);
}

function monthOf(now: Date): string {
  return `${now.toISOString().slice(0, 7)}-01`;
}

function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}
