import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { type BudgetState, withoutFuture } from '../../sources/http/budget-state.js';
import { type Usage, usageOf } from '../../sources/http/budget-usage.js';

/** An upstream of a source, with the number of calls left in its budget. */
export interface UpstreamUsage extends Usage {
  upstream: string;
}

interface Row extends BudgetState {
  name: string;
  source: string;
  perMinute: number;
  perMonth: number;
  now: Date;
}

/** Reads how many calls are left in the call budgets of API sources. */
@Injectable()
export class BudgetUsage {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Call budgets by source. The hosts of feeds, of which there may be thousands, are left out. */
  async bySource(): Promise<Map<string, UpstreamUsage[]>> {
    const rows = await this.database.query<Row[]>(
      `select name, source, per_minute as "perMinute", per_month as "perMonth", recent, month::text,
         month_calls as "monthCalls", blocked_until as "blockedUntil", blocked_at as "blockedAt", clock_timestamp() as now
       from call_budgets where per_minute is not null and per_month is not null and source is not null and source <> 'rss'
       order by name`,
    );
    const found = new Map<string, UpstreamUsage[]>();
    for (const { name, source, perMinute, perMonth, now, ...state } of rows) {
      const usage = usageOf(withoutFuture(state, now), { perMinute, perMonth }, now);
      found.set(source, [...(found.get(source) ?? []), { upstream: name, ...usage }]);
    }
    return found;
  }
}
