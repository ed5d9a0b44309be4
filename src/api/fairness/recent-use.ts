import { uptime } from '../../domain/clock.js';

/** Clients without use for this number of half-lives are forgotten: only a thousandth of their use is left. */
const KEPT_HALF_LIVES = 10;
const FORGET_EVERY = 1000;

/** Records each client's recent use, which decays over time. */
export class RecentUse {
  private readonly used = new Map<string, { amount: number; at: number }>();
  private added = 0;

  /** @param halfLifeMs milliseconds after which half of a use is left */
  constructor(private readonly halfLifeMs: number) {}

  /** Whether a client had any use in the last half-lives. */
  has(client: string): boolean {
    return this.used.has(client);
  }

  /** @param at the moment, which must be the same for all clients that are compared, because use decays */
  of(client: string, at = uptime()): number {
    const existing = this.used.get(client);
    return existing ? existing.amount * 2 ** ((existing.at - at) / this.halfLifeMs) : 0;
  }

  add(client: string, amount: number): void {
    this.used.set(client, { amount: this.of(client) + amount, at: uptime() });
    if (++this.added % FORGET_EVERY === 0) this.forget();
  }

  private forget(): void {
    const before = uptime() - KEPT_HALF_LIVES * this.halfLifeMs;
    for (const [client, { at }] of this.used) if (at < before) this.used.delete(client);
  }
}
