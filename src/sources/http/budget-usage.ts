import { WINDOW_MS, type BudgetState, spentIn, withinMinute, nextMonth } from './budget-state.js';

/** Number of calls made in a period, and when all of them will be available again; null if none were made. */
export interface Calls {
  used: number;
  limit: number;
  resetsAt: Date | null;
}

export interface Usage {
  minute: Calls;
  /** Null if there is no monthly limit. */
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
