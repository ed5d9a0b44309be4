import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TimeBudgetSpent } from '../../domain/errors.js';
import { type BudgetState, nextFreeSlot, take } from './budget-state.js';
import type { HttpRequest, Upstream } from './http.js';

/** Keeps an upstream's limits before they are hit, over restarts and processes: what was called stands in the database. */
@Injectable()
export class CallBudget {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Waits until the upstream may be called, and notes the call.
   * @throws TimeBudgetSpent where that is later than the request's deadline
   */
  async take({
    upstream,
    signal,
    deadline,
  }: Pick<HttpRequest, 'upstream' | 'signal' | 'deadline'>): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const freeAt = await this.tryTake(upstream);
      if (!freeAt) return;
      await waitUntil(freeAt, `the call budget of ${upstream.name}`, { signal, deadline });
    }
  }

  /** No process calls the upstream before this moment. */
  async block(upstream: Upstream, until: Date): Promise<void> {
    await this.dataSource.query(
      `insert into call_budgets (name, blocked_until) values ($1, $2)
       on conflict (name) do update set blocked_until = greatest(call_budgets.blocked_until, excluded.blocked_until)`,
      [upstream.name, until],
    );
  }

  /** Null where a slot was taken, else the moment to try again. */
  private tryTake(upstream: Upstream): Promise<Date | null> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('insert into call_budgets (name) values ($1) on conflict do nothing', [upstream.name]);
      const [state] = await tx.query<[BudgetState]>(
        `select recent, month::text, month_calls as "monthCalls", blocked_until as "blockedUntil"
         from call_budgets where name = $1 for update`,
        [upstream.name],
      );
      const now = new Date();
      const freeAt = nextFreeSlot(state, upstream, now);
      if (freeAt) return freeAt;
      const { recent, month, monthCalls } = take(state, now);
      await tx.query('update call_budgets set recent = $2, month = $3, month_calls = $4 where name = $1', [
        upstream.name,
        recent,
        month,
        monthCalls,
      ]);
      return null;
    });
  }
}

/** @throws TimeBudgetSpent where the wait would end after the deadline; the signal's reason where it aborts */
export async function waitUntil(
  moment: Date,
  why: string,
  { signal, deadline }: Pick<HttpRequest, 'signal' | 'deadline'>,
): Promise<void> {
  if (moment > deadline)
    throw new TimeBudgetSpent(
      moment,
      `${why} asks to wait until ${moment.toISOString()}, longer than this run may take`,
    );
  const wait = moment.getTime() - Date.now();
  if (wait <= 0) return signal.throwIfAborted();
  await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
}
