import { uptime } from '../../domain/clock.js';
import { type Balance, balance, type Budgets, WINDOW_MS } from './budgets.js';

/** Maximum number of clients to remember; beyond it, the clients whose window started first are forgotten. */
const REMEMBERED = 100_000;

interface Window {
  spent: number;
  endsAt: number;
}

/** Keeps budgets in the memory of this process. */
export class MemoryBudgets implements Budgets {
  /** Windows by client, in the order in which they started. */
  private readonly windows = new Map<string, Window>();

  spend(client: string, cost: number, limit: number): Promise<Balance> {
    const now = uptime();
    const existing = this.windows.get(client);
    const window = existing && existing.endsAt > now ? existing : this.begin(client, now);
    const refused = window.spent + cost > limit;
    if (!refused) window.spent += cost;
    return Promise.resolve(balance(window.spent, limit, window.endsAt - now, refused));
  }

  private begin(client: string, now: number): Window {
    this.windows.delete(client);
    for (const [other, { endsAt }] of this.windows) {
      if (endsAt > now && this.windows.size < REMEMBERED) break;
      this.windows.delete(other);
    }
    const window = { spent: 0, endsAt: now + WINDOW_MS };
    this.windows.set(client, window);
    return window;
  }
}
