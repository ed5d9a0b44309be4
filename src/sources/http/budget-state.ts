import type { Upstream } from './http.js';

/**
 * A minute, and what one call may be under way longer than a later one: upstreams count calls when they arrive, and refuse
 * one too many for a minute.
 */
const WINDOW_MS = 61_000;
/** When to check again whether another call has ended; a job that waits for it returns to the queue. */
const BUSY_MS = 1500;

/** A row of call_budgets: the calls of the last minute, oldest first, and those of the month (its first day). */
export interface BudgetState {
  recent: Date[];
  month: string | null;
  monthCalls: number;
  blockedUntil: Date | null;
  /** When the suspension was requested. */
  blockedAt: Date | null;
  /** A call is in progress; after this time, it counts as abandoned. */
  busyUntil?: Date | null;
}

/** The time before which an upstream must not be called, and the reason. */
export interface BudgetHold {
  until: Date;
  why: string;
}

/**
 * The constraint that delays the next call the most; null if there is none. Limits apply to any such window, not just
 * to clock minutes.
 */
export function holdOf(state: BudgetState, upstream: Upstream, now: Date): BudgetHold | null {
  const { name, callsPerMinute, callsPerMonth, monthVariable } = upstream;
  const holds: BudgetHold[] = [];
  if (upstream.aloneMs && state.busyUntil && state.busyUntil > now)
    holds.push({ until: new Date(now.getTime() + BUSY_MS), why: `another call to ${name} is in progress` });
  if (state.blockedUntil) holds.push({ until: state.blockedUntil, why: `${name} asked to wait` });
  const blocking = withinMinute(state.recent, now).at(-callsPerMinute);
  if (blocking) {
    const until = new Date(blocking.getTime() + WINDOW_MS);
    holds.push({ until, why: `${name} was called ${callsPerMinute} times within a minute` });
  }
  const spent = spentIn(state, now);
  if (callsPerMonth && spent >= callsPerMonth) {
    const limit = monthVariable ? `${monthVariable}=${callsPerMonth}` : callsPerMonth;
    holds.push({ until: nextMonth(now), why: `${name} has used all its calls of this month (${limit})` });
  }
  const longest = holds.sort((a, b) => a.until.getTime() - b.until.getTime()).at(-1);
  return longest && longest.until > now ? longest : null;
}

export function take(state: BudgetState, now: Date): Pick<BudgetState, 'recent' | 'month' | 'monthCalls'> {
  const month = monthOf(now);
  return {
    recent: [...withinMinute(state.recent, now), now],
    month,
    monthCalls: spentIn(state, now) + 1,
  };
}

/**
 * The same without future times, which were recorded before the clock was set back. Such calls count from now
 * on, and a wait lasts no longer than requested.
 */
export function withoutFuture(
  state: BudgetState,
  now: Date,
  { aloneMs = 0 }: Pick<Upstream, 'aloneMs'> = {},
): BudgetState {
  const { recent, blockedAt, blockedUntil, busyUntil } = state;
  const ahead = blockedAt ? blockedAt.getTime() - now.getTime() : 0;
  return {
    ...state,
    recent: recent.map((call) => (call > now ? now : call)),
    // No call takes that long, so it started before the clock was set back.
    busyUntil: busyUntil && busyUntil.getTime() - now.getTime() > aloneMs ? null : busyUntil,
    ...(ahead > 0 && {
      blockedAt: now,
      blockedUntil: blockedUntil && new Date(blockedUntil.getTime() - ahead),
    }),
  };
}

/** Calls of a span, and when all of them are available again; null if none were made. */
export interface Calls {
  used: number;
  limit: number;
  resetsAt: Date | null;
}

export interface Usage {
  minute: Calls;
  /** Null without a limit. */
  month: Calls | null;
  /** When the upstream may be called again, if it asked to wait. */
  blockedUntil: Date | null;
}

export function usageOf(
  state: BudgetState,
  { perMinute, perMonth }: { perMinute: number; perMonth: number },
  now: Date,
): Usage {
  const recent = withinMinute(state.recent, now);
  const newest = recent.at(-1);
  const spent = spentIn(state, now);
  const { blockedUntil } = state;
  return {
    minute: {
      used: recent.length,
      limit: perMinute,
      resetsAt: newest ? new Date(newest.getTime() + WINDOW_MS) : null,
    },
    month: perMonth ? { used: spent, limit: perMonth, resetsAt: spent ? nextMonth(now) : null } : null,
    blockedUntil: blockedUntil && blockedUntil > now ? blockedUntil : null,
  };
}

/** A future month comes from a wrong clock. Its calls were made, so they count in this month. */
function spentIn({ month, monthCalls }: BudgetState, now: Date): number {
  return month !== null && month >= monthOf(now) ? monthCalls : 0;
}

function withinMinute(calls: readonly Date[], now: Date): Date[] {
  return calls.filter((call) => call.getTime() > now.getTime() - WINDOW_MS);
}

function monthOf(now: Date): string {
  return `${now.toISOString().slice(0, 7)}-01`;
}

function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}
