/** Budgets are per minute, in windows that start with a client's first request. */
export const WINDOW_MS = 60_000;

export interface Balance {
  /** The price exceeded the remaining budget and was not charged. */
  refused: boolean;
  left: number;
  /** Time until the budget is restored. */
  resetSeconds: number;
}

/** The remaining budget of each client. Callers choose the names of clients. */
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
