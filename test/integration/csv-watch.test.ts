import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunEvents } from '../../src/runs/run-events.js';
import { useApps } from '../support/use-apps.js';

const { startApp, query } = useApps();
const NEVER = '0 0 1 1 *';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kasparro-watch-'));
  await writeFile(join(folder, 'old.csv'), 'symbol,price_usd,date\nBTC,100,2026-01-01\n');
});
afterEach(() => rm(folder, { recursive: true }));

it('reads a file that appears between ticks of the schedule, once it is no longer written to', async () => {
  const app = await startApp(undefined, { CSV_PATH: folder, SOURCES: ['csv'], SCHEDULE_CSV: NEVER });
  const end = once(app.get(RunEvents), 'end');
  const path = join(folder, 'new.csv');
  // At once: after two seconds without a change, it would be read.
  writeFileSync(path, 'symbol,pri');
  appendFileSync(path, 'ce_usd,date\nETH,2');
  appendFileSync(path, '00,2026-01-02\n');
  await end;
  expect(await query(`select trigger, status, rejected::int from runs`)).toEqual([
    { trigger: 'schedule', status: 'succeeded', rejected: 0 },
  ]);
  expect(
    await query(`select l.symbol, q.price from quotes q join listings l on l.id = q.listing_id order by 1`),
  ).toEqual([
    { symbol: 'BTC', price: '100' },
    { symbol: 'ETH', price: '200' },
  ]);
});
