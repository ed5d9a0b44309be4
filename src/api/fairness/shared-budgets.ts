import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { ReservedConnections } from '../../database/reserved-connections.js';
import { uptime } from '../../domain/clock.js';
import { type Balance, balance, type Budgets, WINDOW_MS } from './budgets.js';
import { MemoryBudgets } from './memory-budgets.js';

const FORGET_MS = 60_000;
/** Maximum number of refused clients to remember; for others, the database is queried. */
const REMEMBERED = 10_000;

/**
 * Keeps budgets shared by all processes in the database, with one statement per request. A refused client is refused
 * without the database until its window ends, so that a flood of requests costs the database nothing. While the
 * database is unavailable, each process counts separately: requests that do not need the database are still served, and
 * attempts to guess keys remain limited.
 */
@Injectable()
export class SharedBudgets implements Budgets {
  /** The remaining budgets of refused clients, and when their windows end, in milliseconds. */
  private readonly refused = new Map<string, { spent: number; until: number }>();
  private readonly alone = new MemoryBudgets();

  constructor(
    @Inject(ReservedConnections) private readonly database: Pick<DataSource, 'query'>,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(SharedBudgets.name);
  }

  async spend(client: string, cost: number, limit: number): Promise<Balance> {
    const existing = this.refused.get(client);
    if (existing && existing.until > uptime()) {
      if (existing.spent + cost > limit)
        return balance(existing.spent, limit, existing.until - uptime(), true);
    } else this.refused.delete(client);
    const counted = await this.count(client, cost, limit);
    if (!counted) return this.alone.spend(client, cost, limit);
    const { spent, left, refused } = counted;
    if (refused) this.refuse(client, { spent, until: uptime() + left });
    return balance(spent, limit, left, refused);
  }

  @Interval(FORGET_MS)
  forget(): void {
    for (const [client, { until }] of this.refused) if (until <= uptime()) this.refused.delete(client);
  }

  async sweep(): Promise<void> {
    await this.database.query('delete from request_counts where ends_at < now()');
  }

  /**
   * Charges the cost; null if the database does not respond. A window that ends more than two minutes from now started
   * before the clock was set back. A window that ends a little more than a minute from now was started by a later
   * statement that finished earlier.
   */
  private async count(client: string, cost: number, limit: number) {
    try {
      const [counted] = await this.database.query<[{ spent: number; left: number; refused: boolean }]>(
        `insert into request_counts as known (client, hits, ends_at)
         values ($1, $2, now() + $4 * interval '1 millisecond')
         on conflict (client) do update set
           hits = case when known.ends_at <= now() or known.ends_at > excluded.ends_at + $4 * interval '1 millisecond' then excluded.hits
             when known.hits + excluded.hits > $3 then known.hits else known.hits + excluded.hits end,
           ends_at = case when known.ends_at > now() and known.ends_at <= excluded.ends_at + $4 * interval '1 millisecond' then known.ends_at else excluded.ends_at end
         returning new.hits as spent, least(extract(epoch from new.ends_at - now()) * 1000, $4)::float8 as left,
           coalesce(old.ends_at = new.ends_at and old.hits = new.hits, false) as refused`,
        [client, cost, limit, WINDOW_MS],
      );
      return counted;
    } catch (error) {
      this.logger.warn(
        { err: error },
        'requests could not be counted across processes; this process counts its own',
      );
      return null;
    }
  }

  private refuse(client: string, what: { spent: number; until: number }): void {
    this.refused.set(client, what);
    if (this.refused.size > REMEMBERED) this.refused.delete(this.refused.keys().next().value!);
  }
}
