import { uptime } from '../../domain/clock.js';

/** Half-life of recorded use in milliseconds. */
const HALF_LIFE_MS = 5000;
/** Recorded use below this amount is forgotten. */
const NEGLIGIBLE_USE = 1;
const FORGET_EVERY = 1000;

/** Records each client's recent use, which decays over time. */
export class RecentUse {
  private readonly used = new Map<string, { amount: number; at: number }>();
  private added = 0;

  /** @param at the moment, which must be the same for all clients that are compared, because use decays */
  of(client: string, at = uptime()): number {
    const existing = this.used.get(client);
    return existing ? existing.amount * 2 ** ((existing.at - at) / HALF_LIFE_MS) : 0;
  }

  add(client: string, amount: number): void {
    this.used.set(client, { amount: this.of(client) + amount, at: uptime() });
    if (++this.added % FORGET_EVERY === 0) this.forget();
  }

  private forget(): void {
    for (const client of this.used.keys()) if (this.of(client) < NEGLIGIBLE_USE) this.used.delete(client);
  }
}
