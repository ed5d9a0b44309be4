import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { parseConfig } from '../../src/config/config.js';
import { DatabaseGauges } from '../../src/metrics/database-gauges.js';
import { ScheduleService } from '../../src/ingestion/lifecycle/schedule.service.js';
import { QUIET, startContext } from '../support/app.js';
import { parseExposition } from '../support/exposition.js';
import { type Proxy, startProxy } from '../support/proxy.js';
import { type Api, startApi } from '../support/seed-service.js';

const SETTINGS = { SOURCES: 'csv', CSV_PATH: 'seed-data', SCHEDULE_CSV: '0 0 1 1 *', RETENTION_RUNS: '90d' };

/** Only serves; a worker, whose connection to the database can break, does everything in the background. */
let api: Api;
let worker: INestApplicationContext;
let proxy: Proxy;

beforeAll(async () => {
  api = await startApi(SETTINGS);
  proxy = await startProxy(api.url);
  const config = parseConfig({ ...QUIET, ...SETTINGS, DATABASE_URL: proxy.url });
  worker = await startContext(proxy.url, undefined, config, AppModule);
  await api.dataSource.query(`
    create function break_down() returns trigger language plpgsql as
    $$ begin raise exception 'broken on purpose: % of %', tg_op, tg_table_name; end $$`);
});
afterAll(async () => {
  await worker.close();
  await proxy.close();
  await api.stop();
});

const query = (sql: string) => api.dataSource.query<unknown[]>(sql);

async function times(count: number, task: string): Promise<void> {
  for (let time = 0; time < count; time++) {
    worker.get(BackgroundTasks).get(task).request(true);
    await worker.get(BackgroundTasks).get(task).idle();
  }
}

async function health(task: string) {
  const { status, json } = await api.get('/health');
  expect(status).toBe(200);
  return { status: json.status, task: json.details.background[task] };
}

/** Read anew, although the last reading is used for a second. */
async function metric(name: string, task: string): Promise<number | undefined> {
  Object.assign(api.service.app.get(DatabaseGauges, { strict: false }), { readAt: -Infinity });
  const { samples } = parseExposition((await api.get('/metrics')).text).get(name)!;
  return samples.find(({ labels }) => labels.task === task)?.value;
}

/** What gives each task something to do, and which of its statements then fails. */
const FAULTS = [
  [
    'resolver',
    'insert on assets',
    `insert into listings (source_id, external_id, symbol, name) values (1, 'new', 'NEW', 'New')`,
  ],
  [
    'mention_linker',
    'insert on mention_runs',
    `insert into runs (source_id, trigger, status, started_at, finished_at) select id, 'cli', 'succeeded', now(),
       now() - interval '3 minutes' from sources where kind = 'third'`,
  ],
  [
    'anomaly_watch',
    'insert on anomaly_runs',
    `insert into runs (source_id, trigger, status, started_at, finished_at) select id, 'cli', 'succeeded', now(),
       now() - interval '3 minutes' from sources where name = 'csv'`,
  ],
  [
    'housekeeping',
    'delete on idempotency_keys',
    `insert into idempotency_keys (owner, key, request_hash, claim, claimed_at)
     values ('', 'old', '', gen_random_uuid(), now() - interval '25 hours')`,
  ],
  ['pruner', 'insert on prunes', 'select'],
  [
    'run_sweep',
    'update on runs',
    `insert into runs (source_id, trigger, status, queued_at) select id, 'cli', 'queued', now() from sources
     where name = 'coinpaprika'`,
  ],
  ['schedule.csv', 'insert on runs', 'select'],
  [
    'queue_maintenance',
    'update on pgboss.queue',
    'update pgboss.queue set monitor_on = null, monitor_claim_on = null',
  ],
  // All listings have one price: a disputed price is not compared with rules.
  [
    'price_watch',
    'update on webhook_prices',
    `with added as (insert into webhooks (format, url, events) values ('standard', 'https://example.com', '{price.crossed}') returning id),
       watched as (insert into webhook_prices (webhook_id, asset_id, currency, direction, threshold, hysteresis_pct)
         select id, 1, 'USD', 'up', 1e9, 1 from added),
       said as (insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         select id, source_id, now(), now(), 1, 1, 5 from listings where asset_id = 1 and currency = 'USD' returning *)
     insert into latest_quotes (listing_id, observed_at, source_id, price) select listing_id, observed_at, source_id, price from said
     on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price`,
  ],
  [
    'webhook_outbox',
    'delete on webhook_outbox',
    `insert into webhook_outbox (type, data) values ('run.failed', '{}')`,
  ],
  [
    'webhook_upkeep',
    'delete on webhook_deliveries',
    `insert into webhook_deliveries (webhook_id, event_id, status, finished_at)
     values (0, uuidv7(), 'failed', now() - interval '31 days')`,
  ],
] as const;

/** All that are due. */
async function allOnce(): Promise<void> {
  for (const [task] of FAULTS) if (!/pruner|schedule/.test(task)) await times(1, task);
}

it('every task is listed, has succeeded and is on time, and the health is ok', async () => {
  // It may have run a moment ago, and successes in quick succession are not all recorded.
  await query(`update background_tasks set last_success_at = null where name = 'resolver'`);
  await allOnce();
  const { json } = await api.get('/health');
  const { status, ...tasks } = json.details.background;
  expect([json.status, status]).toEqual(['ok', 'up']);
  expect(Object.keys(tasks).sort()).toEqual(FAULTS.map(([task]) => task).sort());
  for (const [name, task] of Object.entries(tasks))
    expect([name, task]).toMatchObject([
      name,
      { condition: 'ok', last_error: null, failures: 0, lag_seconds: 0 },
    ]);
  expect(tasks.resolver.last_success).not.toBeNull();
  // They are not due yet.
  expect([tasks.pruner.last_success, tasks['schedule.csv'].last_success]).toEqual([null, null]);
});

it.each(FAULTS)('%s failing three times degrades the health until it succeeds', async (task, when, work) => {
  // In one transaction, so that the task cannot do the work before the trigger exists.
  await query(`lock table ${when.split(' ').at(-1)} in share row exclusive mode; ${work};
    create trigger broken before ${when} for each row execute function break_down()`);
  await times(2, task);
  expect((await health(task)).task).toMatchObject({
    last_error: { message: expect.stringContaining('broken on purpose') },
  });
  await times(1, task);
  const broken = await health(task);
  expect(broken.status).toBe('degraded');
  expect(broken.task.condition).toBe('failing');
  expect(broken.task.failures).toBeGreaterThanOrEqual(3);
  expect(await metric('kasparro_background_failures', task)).toBeGreaterThanOrEqual(3);

  await query(`drop trigger broken on ${when.split(' ').at(-1)}`);
  await times(1, task);
  const mended = await health(task);
  expect(mended).toMatchObject({ status: 'ok', task: { condition: 'ok', failures: 0, lag_seconds: 0 } });
  expect(mended.task.last_error.message).toContain('broken on purpose');
  expect(new Date(mended.task.last_success) > new Date(mended.task.last_error.at)).toBe(true);
  expect(await metric('kasparro_background_failures', task)).toBe(0);
});

it('a failure names its run, and does not prevent others from being processed', async () => {
  const runs = (await query(
    `insert into runs (source_id, trigger, status, started_at, finished_at) select id, 'cli', 'succeeded', now(),
       now() - interval '3 minutes' from sources, generate_series(1, 2) where name = 'csv' returning id`,
  )) as { id: string }[];
  const [bad, good] = runs.map(({ id }) => id);
  await query(
    `create trigger broken before insert on anomaly_runs for each row when (new.run_id = ${bad}) execute function break_down()`,
  );
  await times(1, 'anomaly_watch');
  expect((await health('anomaly_watch')).task.last_error.message).toBe(
    `run ${bad}: broken on purpose: INSERT of anomaly_runs`,
  );
  expect(await query(`select run_id from anomaly_runs where run_id in (${bad}, ${good})`)).toEqual([
    { run_id: good },
  ]);
  expect((await health('anomaly_watch')).task.waiting).toBe(1);
  await query('drop trigger broken on anomaly_runs');
  await times(1, 'anomaly_watch');
  expect((await health('anomaly_watch')).task.waiting).toBe(0);
});

it('a task that no process performs any longer is late after an hour', async () => {
  await query(`update background_tasks set due_at = now() - interval '59 minutes' where name = 'pruner'`);
  expect(await health('pruner')).toMatchObject({ status: 'ok', task: { condition: 'ok' } });
  await query(`update background_tasks set due_at = now() - interval '61 minutes' where name = 'pruner'`);
  const late = await health('pruner');
  expect(late).toMatchObject({ status: 'degraded', task: { condition: 'late', failures: 0 } });
  expect(late.task.lag_seconds).toBeGreaterThanOrEqual(3660);
  expect(await metric('kasparro_background_lag_seconds', 'pruner')).toBeGreaterThanOrEqual(3660);
  // As on the first of January.
  await query('truncate prunes');
  await times(1, 'pruner');
  expect(await health('pruner')).toMatchObject({ status: 'ok', task: { condition: 'ok', lag_seconds: 0 } });
});

it('runs of all sources that a program starts together count as executions of their schedules', async () => {
  await query(`update background_tasks set due_at = now() - interval '2 hours' where name = 'schedule.csv'`);
  expect(await health('schedule.csv')).toMatchObject({ status: 'degraded', task: { condition: 'late' } });
  await worker.get(ScheduleService).startAll();
  expect(await health('schedule.csv')).toMatchObject({ status: 'ok', task: { condition: 'ok' } });
});

it('failures during an outage of the database are recorded afterwards, without its address', async () => {
  await query(`update background_tasks set last_error = null, last_error_at = null, failures = 0`);
  proxy.sever();
  await times(3, 'anomaly_watch');
  expect(await query(`select failures from background_tasks where name = 'anomaly_watch'`)).toEqual([
    { failures: 0 },
  ]);
  // Before the task can succeed again.
  await query(
    `create trigger broken before insert on anomaly_runs for each row execute function break_down()`,
  );
  await query(
    `insert into runs (source_id, trigger, status, started_at, finished_at) select id, 'cli', 'succeeded', now(),
       now() - interval '3 minutes' from sources where name = 'csv'`,
  );
  proxy.heal();
  while ((await health('anomaly_watch')).task.failures === 0) await times(1, 'anomaly_watch');
  expect((await health('anomaly_watch')).task.failures).toBeGreaterThanOrEqual(4);
  await query('drop trigger broken on anomaly_runs');

  await times(1, 'resolver');
  proxy.sever();
  await times(1, 'resolver');
  proxy.heal();
  const known = async () => (await health('resolver')).task.last_error;
  while (!(await known())) await times(1, 'resolver');
  expect((await known()).message).toBe('the database did not answer');
  // Others may have failed during the outages, too.
  await allOnce();
  expect(await health('resolver')).toMatchObject({ status: 'ok', task: { condition: 'ok', failures: 0 } });
});

it('is degraded but still serves if the state of the tasks cannot be read', async () => {
  await query('alter table background_tasks rename to hidden_tasks');
  const { status, json } = await api.get('/health');
  await query('alter table hidden_tasks rename to background_tasks');
  expect(status).toBe(200);
  expect(json).toMatchObject({
    status: 'degraded',
    details: { background: { status: 'up', message: expect.stringContaining('background_tasks') } },
  });
});
