import { TaskStatesRepository } from '../../src/background/task-states.repository.js';
import { ClockWatch } from '../../src/database/clock-watch.js';
import { now, setClock, uptime } from '../../src/domain/clock.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';

const PAGES = { all: [[{ symbol: 'A', price: '1', at: '2026-01-01T00:00:00.000Z' }]] };
const TEN_MINUTES = 600_000;

const { query, startApp } = useApps();
const start = (config = {}) => startApp([new PageSource('lists', 'api', PAGES)], config);

/** Changes the job as if the clock had been ten minutes ahead when it was sent. */
async function askAhead(): Promise<void> {
  const api = await start({ ROLE: 'api' });
  await api.get(RunService).request({ source: 'lists', trigger: 'api' });
  await query(`update pgboss.job set created_on = created_on + interval '10 minutes',
    start_after = start_after + interval '10 minutes'`);
}

describe('when the clock of the database has been set back by ten minutes', () => {
  it('a worker that starts takes earlier jobs at once', async () => {
    await askAhead();
    expect((await runToEnd(await start(), 'lists')).status).toBe('succeeded');
  });

  it('a running worker takes them once it notices', async () => {
    const worker = await start();
    await askAhead();
    setClock(now().getTime() + TEN_MINUTES, uptime());
    await worker.get(ClockWatch).check();
    expect((await runToEnd(worker, 'lists')).status).toBe('succeeded');
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(5000);
  });

  it('schedule ticks in the repeated time start runs again', async () => {
    const runs = (await start({ ROLE: 'api' })).get(RunService);
    await runs.request({ source: 'lists', trigger: 'schedule', slot: new Date(now().getTime() - 1000) });
    await query(`update runs set status = 'succeeded', started_at = now(), finished_at = now(),
      slot = slot + interval '10 minutes'`);
    await runs.request({ source: 'lists', trigger: 'schedule', slot: now() });
    expect(await query('select from runs where slot > now()')).toEqual([]);
  });

  it('background tasks are due again within their interval', async () => {
    const states = (await start({ ROLE: 'api' })).get(TaskStatesRepository);
    const task = { name: 'some', schedule: '60', dueIn: 60 };
    const known = () =>
      query(`select last_success_at <= now() and due_at <= now() + interval '1 minute' as "isOnTime"
        from background_tasks where name = 'some'`);
    await states.succeeded(task, null);
    await query(`update background_tasks set due_at = due_at + interval '10 minutes',
      last_success_at = last_success_at + interval '10 minutes'`);
    expect(await known()).toEqual([{ isOnTime: false }]);
    await states.succeeded(task, null);
    expect(await known()).toEqual([{ isOnTime: true }]);
  });
});
