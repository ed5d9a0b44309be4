import type { Upstream } from './http.js';

/**
 * A minute, plus a second by which one call may take longer to arrive than a later one: upstreams count calls on
 * arrival, and would refuse the first call above the limit of a minute.
 */
export const WINDOW_MS = 61_000;

/** Interval at which to check whether another process's call has ended. A job that waits for it returns to the queue. */
const BUSY_MS = 1500;

/**
 * A `call_budgets` row: the times of the calls made in the last minute, oldest first, and the number of calls made this
 * month. The month is stored as its first day.
 */
export interface BudgetState {
  recent: Date[];
  month: string | null;
  monthCalls: number;
  blockedUntil: Date | null;
  /** When the current suspension was requested. */
  blockedAt: Date | null;
  /** Set while a call is in progress: the time after which that call counts as abandoned. */
  busyUntil?: Date | null;
}

/** The time until which an upstream must not be called, and the reason. */
export interface RequiredWait {
  until: Date;
  reason: string;
}

/**
 * The limit that delays the next call the most; null if the call may be made now. Limits per minute apply to any window of
 * 61 seconds, not just to clock minutes.
 */
export function requiredWait(state: BudgetState, upstream: Upstream, now: Date): RequiredWait | null {
  const { name, callsPerMinute, callsPerMonth, monthVariable } = upstream;
  const waits: RequiredWait[] = [];
  if (upstream.aloneMs && state.busyUntil && state.busyUntil > now)
    waits.push({
      until: new Date(now.getTime() + BUSY_MS),
      reason: `another call to ${name} is in progress`,
    });
  if (state.blockedUntil) waits.push({ until: state.blockedUntil, reason: `${name} asked clients to wait` });
  const blocking = withinMinute(state.recent, now).at(-callsPerMinute);
  if (blocking) {
    const until = new Date(blocking.getTime() + WINDOW_MS);
    waits.push({ until, reason: `${name} was called ${callsPerMinute} times within a minute` });
  }
  const spent = spentIn(state, now);
  if (callsPerMonth && spent >= callsPerMonth) {
    const limit = monthVariable ? `${monthVariable}=${callsPerMonth}` : callsPerMonth;
    waits.push({ until: nextMonth(now), reason: `${name} has used all its calls of this month (${limit})` });
  }
  const longest = waits.sort((a, b) => a.until.getTime() - b.until.getTime()).at(-1);
  return longest && longest.until > now ? longest : null;
}

export function recordCall(
  state: BudgetState,
  now: Date,
): Pick<BudgetState, 'recent' | 'month' | 'monthCalls'> {
  const month = monthOf(now);
  return {
    recent: [...withinMinute(state.recent, now), now],
    month,
    monthCalls: spentIn(state, now) + 1,
  };
}

/**
 * The budget without times in the future, which were recorded before the clock was set back. Calls with such a time count as
 * made now, and a suspension lasts no longer than requested.
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
    // No call takes that long, so it began before the clock was set back.
    busyUntil: busyUntil && busyUntil.getTime() - now.getTime() > aloneMs ? null : busyUntil,
    ...(ahead > 0 && {
      blockedAt: now,
      blockedUntil: blockedUntil && new Date(blockedUntil.getTime() - ahead),
    }),
  };
}

/** Calls made this month. If the recorded month is in the future, a clock was wrong, and its calls count for this month. */
export function spentIn({ month, monthCalls }: BudgetState, now: Date): number {
  return month !== null && month >= monthOf(now) ? monthCalls : 0;
}

export function withinMinute(calls: readonly Date[], now: Date): Date[] {
  return calls.filter((call) => call.getTime() > now.getTime() - WINDOW_MS);
}

function monthOf(now: Date): string {
  return `${now.toISOString().slice(0, 7)}-01`;
}

export function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}
