import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { preparedStatement } from '../../domain/prepared.js';
import {
  type BudgetState,
  type RequiredWait,
  requiredWait,
  recordCall,
  withoutFuture,
} from './budget-state.js';
import type { Upstream } from './http.js';
import { type WaitOptions, waitUntil } from './wait-until.js';

const MAX_SUSPENSION = '15 minutes';

/**
 * Keeps to an upstream's rate limits, across processes and restarts. Calls are recorded in the database, by its clock.
 */
@Injectable()
export class CallBudget {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Waits until the upstream may be called, and records the call.
   * @throws TimeBudgetSpent if the wait would end after the deadline, RetryLater if it is too long for this process
   */
  async take(upstream: Upstream, patience: WaitOptions): Promise<void> {
    for (;;) {
      patience.signal.throwIfAborted();
      const { wait, now } = await this.tryTake(upstream);
      if (!wait) return;
      await waitUntil(wait, patience, now);
    }
  }

  /** Records that a call has ended, for upstreams that accept one call at a time. */
  async release({ name }: Upstream): Promise<void> {
    await this.dataSource.query(
      preparedStatement('update call_budgets set busy_until = null where name = $1'),
      [name],
    );
  }

  /** Suspends calls from all processes for this long, unless there is already a longer suspension. */
  async block(upstream: Upstream, milliseconds: number): Promise<void> {
    await this.dataSource.query(
      `insert into call_budgets as known (name, blocked_at, blocked_until)
       values ($1, clock_timestamp(), clock_timestamp() + $2::double precision * interval '1 millisecond')
       on conflict (name) do update set blocked_until = greatest(known.blocked_until, excluded.blocked_until),
         blocked_at = greatest(known.blocked_at, excluded.blocked_at)`,
      [upstream.name, milliseconds],
    );
  }

  /**
   * Suspends all calls after the upstream refused one without saying for how long. Lasts `first` milliseconds, or twice as
   * long as the previous suspension if that ended recently. A current suspension is not changed.
   * @returns when the suspension ends
   */
  async suspend(upstream: Upstream, first: number): Promise<Date> {
    const [row] = await this.dataSource.query<{ until: Date | null }[]>(
      `with last as (select blocked_until as until, blocked_until - blocked_at as length from call_budgets where name = $1),
       asked as (select clock_timestamp() as now, $2::double precision * interval '1 millisecond' as first)
       insert into call_budgets as known (name, blocked_at, blocked_until)
       select $1, now, now + least($3::interval, greatest(first,
         case when last.until + last.length > now then 2 * last.length end))
       from asked left join last on true
       on conflict (name) do update set
         blocked_at = case when known.blocked_until > clock_timestamp() then known.blocked_at else excluded.blocked_at end,
         blocked_until = case when known.blocked_until > clock_timestamp() then known.blocked_until else excluded.blocked_until end
       returning blocked_until as until`,
      [upstream.name, first, MAX_SUSPENSION],
    );
    return row!.until!;
  }

  /** Removes a call that turned out to be free from the monthly count. */
  async refund(upstream: Upstream): Promise<void> {
    await this.dataSource.query(
      'update call_budgets set month_calls = month_calls - 1 where name = $1 and month_calls > 0',
      [upstream.name],
    );
  }

  /** Corrects the monthly count after a call that cost more or less than one, as the upstream reported. */
  async correct(upstream: Upstream, cost: number): Promise<void> {
    if (cost === 1) return;
    await this.dataSource.query(
      'update call_budgets set month_calls = greatest(0, month_calls - 1 + $2::int) where name = $1',
      [upstream.name, cost],
    );
  }

  /** Records a call, unless a limit delays it. A row lock serialises concurrent processes. */
  private tryTake(upstream: Upstream): Promise<{ wait: RequiredWait | null; now: Date }> {
    return this.dataSource.transaction(async (tx) => {
      while (!(await this.lock(tx, upstream)))
        await tx.query('insert into call_budgets (name) values ($1) on conflict do nothing', [upstream.name]);
      // A separate statement, because its time must be read after waiting for the lock.
      const [{ now, ...state }] = await tx.query<[BudgetState & { now: Date }]>(
        preparedStatement(`select recent, month::text, month_calls as "monthCalls", blocked_until as "blockedUntil",
           blocked_at as "blockedAt", busy_until as "busyUntil",
           clock_timestamp() as now
         from call_budgets where name = $1`),
        [upstream.name],
      );
      const known = withoutFuture(state, now, upstream);
      const wait = requiredWait(known, upstream, now);
      const { recent, month, monthCalls } = wait ? known : recordCall(known, now);
      const { blockedUntil, blockedAt } = known;
      const { aloneMs } = upstream;
      const busyUntil = aloneMs && !wait ? new Date(now.getTime() + aloneMs) : known.busyUntil;
      await tx.query(
        preparedStatement(`update call_budgets set recent = $2, month = $3, month_calls = $4, blocked_until = $5, blocked_at = $6,
           busy_until = $7, source = $8, per_minute = $9, per_month = $10
         where name = $1`),
        [
          ...[upstream.name, recent, month, monthCalls, blockedUntil, blockedAt, busyUntil],
          ...[upstream.source, upstream.callsPerMinute, upstream.callsPerMonth],
        ],
      );
      return { wait, now };
    });
  }

  /** @returns false if the upstream has no budget yet */
  private async lock(tx: EntityManager, { name }: Upstream): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      preparedStatement('select from call_budgets where name = $1 for update'),
      [name],
    );
    return rows.length > 0;
  }
}
