/** Budgets are per minute, in windows that begin with a client's first request. */
export const WINDOW_MS = 60_000;

export interface Balance {
  /** The price was more than what was left, and is not taken. */
  refused: boolean;
  left: number;
  /** Until the budget is whole again. */
  resetSeconds: number;
}

/** What each client may still spend. Names of clients are up to those that ask. */
export interface Budgets {
  spend(client: string, price: number, limit: number): Promise<Balance>;
}

export const BUDGETS = Symbol('BUDGETS');

export function balance(spent: number, limit: number, leftMs: number, refused: boolean): Balance {
  return {
    refused,
    left: Math.max(0, limit - spent),
    resetSeconds: Math.max(1, Math.ceil(leftMs / 1000)),
  };
}
