import type { Upstream } from './http.js';

const MINUTE_MS = 60_000;

/** A row of call_budgets: the calls of the last minute, oldest first, and those of the month (its first day). */
export interface BudgetState {
  recent: Date[];
  month: string | null;
  monthCalls: number;
  blockedUntil: Date | null;
}

/** When the upstream may be called next; null is now. Holds in any sixty seconds, not only in those of the clock. */
export function nextFreeSlot(state: BudgetState, upstream: Upstream, now: Date): Date | null {
  const recent = withinMinute(state.recent, now);
  const slots: Date[] = [];
  if (state.blockedUntil) slots.push(state.blockedUntil);
  const blocking = recent.at(-upstream.callsPerMinute);
  if (blocking) slots.push(new Date(blocking.getTime() + MINUTE_MS));
  const spent = state.month === monthOf(now) ? state.monthCalls : 0;
  if (upstream.callsPerMonth && spent >= upstream.callsPerMonth) slots.push(nextMonth(now));
  const latest = new Date(Math.max(...slots.map(Number), 0));
  return latest > now ? latest : null;
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
