import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { BackgroundTasks } from '../background/background-tasks.js';
import { parseConfig } from '../config/config.js';
import { DatabaseGauges } from './database-gauges.js';
import type { MetricsService } from './metrics.service.js';
import { QUEUES, UPSTREAMS } from './source-gauges-sql.js';

/** The gauges of a database in which these statements fail. */
async function exposed(fails: (sql: string) => boolean): Promise<string> {
  const query = (sql: string) => {
    if (fails(sql)) return Promise.reject(new Error('canceling statement due to statement timeout'));
    return Promise.resolve(sql === UPSTREAMS ? [{ upstream: 'coingecko', blocked: 0, calls: 7 }] : []);
  };
  const tasks = { states: () => query('select from background_tasks').then(() => []) };
  const registry = new Registry();
  new DatabaseGauges(
    parseConfig({}),
    [],
    { query } as unknown as DataSource,
    tasks as unknown as BackgroundTasks,
    { registry } as MetricsService,
  );
  return registry.metrics();
}

describe('the gauges of the database', () => {
  it('remain, and report the database as up, if one of their queries fails', async () => {
    const text = await exposed((sql) => sql === QUEUES);
    expect(text).toContain('kasparro_database_up 1');
    expect(text).toContain('kasparro_upstream_month_calls{upstream="coingecko"} 7');
  });

  it('report the database as down if all queries fail', async () => {
    const text = await exposed(() => true);
    expect(text).toContain('kasparro_database_up 0');
    expect(text).not.toContain('{upstream=');
  });
});
