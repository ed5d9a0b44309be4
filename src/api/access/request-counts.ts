import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { uptime } from '../../domain/clock.js';

const FORGET_MS = 60_000;
/** Clients beyond that are asked for again. */
const REMEMBERED = 10_000;

/**
 * Counts requests of all replicas together, in windows that begin with a client's first request: one statement each. Who
 * was refused is refused here until his window ends, without one: a flood costs the database nothing. While the database is
 * away each process counts for itself: what needs none goes on to be answered, and keys are not guessed without a limit.
 */
@Injectable()
export class RequestCounts implements ThrottlerStorage, OnModuleDestroy {
  /** Until when, in milliseconds. */
  private readonly refused = new Map<string, number>();
  private readonly alone = new ThrottlerStorageService();

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RequestCounts.name);
  }

  async increment(client: string, windowMs: number, limit: number) {
    const known = (this.refused.get(client) ?? 0) - uptime();
    if (known > 0) return told(limit + 1, known, limit);
    this.refused.delete(client);
    const counted = await this.count(client, windowMs);
    if (!counted) return this.alone.increment(client, windowMs, limit, windowMs, 'alone');
    const { hits, left } = counted;
    if (hits > limit) this.refuse(client, uptime() + left);
    return told(hits, left, limit);
  }

  onModuleDestroy(): void {
    this.alone.onApplicationShutdown();
  }

  @Interval(FORGET_MS)
  forget(): void {
    for (const [client, until] of this.refused) if (until <= uptime()) this.refused.delete(client);
  }

  async sweep(): Promise<void> {
    await this.dataSource.query('delete from request_counts where ends_at < now()');
  }

  /** Null where the database does not say. A window that ends later than one from now on was begun before the clock was set back. */
  private async count(client: string, windowMs: number): Promise<{ hits: number; left: number } | null> {
    try {
      const [counted] = await this.dataSource.query<[{ hits: number; left: number }]>(
        `insert into request_counts as known (client, hits, ends_at)
         values ($1, 1, now() + $2 * interval '1 millisecond')
         on conflict (client) do update set
           hits = case when known.ends_at > now() and known.ends_at <= excluded.ends_at then least(known.hits, 2000000000) + 1 else 1 end,
           ends_at = case when known.ends_at > now() and known.ends_at <= excluded.ends_at then known.ends_at else excluded.ends_at end
         returning hits, (extract(epoch from ends_at - now()) * 1000)::float8 as left`,
        [client, windowMs],
      );
      return counted;
    } catch (error) {
      this.logger.warn({ err: error }, 'requests could not be counted together; this process counts its own');
      return null;
    }
  }

  private refuse(client: string, until: number): void {
    this.refused.set(client, until);
    if (this.refused.size > REMEMBERED) this.refused.delete(this.refused.keys().next().value!);
  }
}

function told(totalHits: number, leftMs: number, limit: number) {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  const isBlocked = totalHits > limit;
  return { totalHits, timeToExpire: seconds, isBlocked, timeToBlockExpire: isBlocked ? seconds : 0 };
}
