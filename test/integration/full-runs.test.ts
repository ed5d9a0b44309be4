import { RunEvents } from '../../src/runs/run-events.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { PageSource } from '../support/page-source.js';
import { startRun } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';

const { query, startApp } = useApps();

const row = (symbol: string) => ({ symbol, at: '2026-01-01T00:00:00Z', price: '1' });

it('partitions that a scheduled run has no time to start are read by another run at once, not at the next scheduled time', async () => {
  const source = Object.assign(
    new PageSource('rss', 'third', { a: [[row('A')]], b: [[row('B')]], c: [[row('C')]] }),
    // It is over before it begins.
    { patienceSeconds: -1 },
  );
  const app = await startApp([source], { SCHEDULE_RSS: '0 0 1 1 *', WORKER_CONCURRENCY: 1 });
  const events = app.get(RunEvents);
  const ends = Promise.withResolvers<string>();
  events.on('end', ({ run }) => {
    if (source.patienceSeconds > 0) ends.resolve(run.id);
    source.patienceSeconds = 600;
  });
  const { ended } = await startRun(app, { source: 'rss', trigger: 'schedule' });
  expect((await ended).fetched).toBe('0');
  const next = await app.get(RunsRepository).find(await ends.promise);
  expect(next).toMatchObject({ trigger: 'schedule', status: 'succeeded', stored: '3' });
  expect(await query('select from runs')).toHaveLength(2);
});
