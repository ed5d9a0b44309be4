/** Length of the windows to which budgets apply. A client's window starts with its first request. */
export const WINDOW_MS = 60_000;

export interface Balance {
  /** True if the cost exceeded the remaining budget; it was then not charged. */
  refused: boolean;
  left: number;
  /** Seconds until the budget is restored. */
  resetSeconds: number;
}

/** Keeps the remaining budget of each client. Callers choose the names of clients. */
export interface Budgets {
  spend(client: string, cost: number, limit: number): Promise<Balance>;
}

export const BUDGETS = Symbol('BUDGETS');

export function balance(spent: number, limit: number, leftMs: number, refused: boolean): Balance {
  return {
    refused,
    left: Math.max(0, limit - spent),
    resetSeconds: Math.max(1, Math.ceil(leftMs / 1000)),
  };
}
