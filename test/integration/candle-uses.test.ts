import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { backup } from '../../src/backup/backup.js';
import { restore } from '../../src/backup/restore.js';
import { openClient } from '../../src/database/connection.js';
import { ListingPricesRepository } from '../../src/identity/listing-prices.repository.js';
import { SOURCE_AGES } from '../../src/metrics/source-gauges-sql.js';
import { RunComparisonRepository } from '../../src/runs/run-comparison.repository.js';
import { createEmptyDatabase } from '../support/database.js';
import { candle, day, useCandles } from '../support/use-candles.js';

// One partition after the other, so that each run prints in the same order.
const { database, query, start } = useCandles({ WORKER_CONCURRENCY: 1 });

it('partitions that take turns changing a closed candle are an anomaly', async () => {
  const { app, read, source } = start('third', [], new Date().toISOString());
  source.content = { 'a.xml': [[candle('A', day(1), '11')]], 'b.xml': [[candle('A', day(1), '12')]] };
  for (let round = 0; round < 3; round++) await read();
  await app.get(AnomalyWatch).idle();
  expect(await query(`select state, summary from anomalies where kind = 'partitions_disagree'`)).toEqual([
    {
      state: 'open',
      summary:
        'a.xml and b.xml of candles disagree about 1 candles, such as a 1d at 2026-01-01T00:00:00Z: each overwrites the other.',
    },
  ]);
});

it('closes are the price of a listing without quotes, at the time of the trade', async () => {
  const { read } = start('api', []);
  await read([candle('A', day(1), '11')], day(3));
  await read([candle('A', day(2), '12', { interval: '1h' })], day(3));
  await read([candle('A', day(3), '13', { interval: '1w' })], '2026-01-03T12:00:00Z');
  const [{ id }] = (await query<{ id: number }>('select id from listings')) as [{ id: number }];
  const prices = await new ListingPricesRepository().newest(database.dataSource.manager, [[id, id]]);
  const at = (moment: string) => Date.parse(moment);
  expect(prices.get(id)).toEqual([
    { at: at('2026-01-03T12:00:00Z'), currency: 'USD', price: 13 },
    { at: at('2026-01-02T01:00:00Z'), currency: 'USD', price: 12 },
    { at: at(day(2)), currency: 'USD', price: 11 },
  ]);
});

it('the age of a source that has only candles counts from the close of its newest one', async () => {
  const { read } = start('csv', [candle('A', day(1), '11'), candle('A', day(2), '12')]);
  await read();
  const [{ data }] = (await query<{ data: number }>(SOURCE_AGES)) as [{ data: number }];
  const age = (Date.now() - Date.parse(day(3))) / 1000;
  expect(Math.abs(data - age)).toBeLessThan(60);
});

it('a comparison of runs lists the listings with new candles', async () => {
  const { read } = start('csv', [candle('A', day(1), '11')]);
  const first = await read();
  const second = await read([
    candle('A', day(1), '11'),
    candle('A', day(2), '12'),
    candle('B', day(1), '11'),
  ]);
  const compared = await new RunComparisonRepository(database.dataSource).records('csv', {
    earlier: first,
    later: second,
    limit: 10,
  });
  expect(compared).toMatchObject({
    appeared: { count: 1, data: ['b'] },
    changed: { count: 1, data: ['a'] },
  });
});

it('a backup contains candles and their versions, to the last digit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candles-'));
  const target = await createEmptyDatabase();
  try {
    const { read } = start('csv', [candle('A', day(1), '11.000000000000000000000000000001')]);
    await read();
    await read([candle('A', day(1), '11.5')]);
    const file = join(folder, 'backup.tar.gz');
    expect(await backup(database.url, file)).toMatchObject({ candles: 1, candle_versions: 1 });
    expect(await restore(target.url, file)).toMatchObject({ candles: 1, candle_versions: 1 });
    const restored = await openClient(target.url, 'candles');
    for (const table of ['candles', 'candle_versions'])
      expect((await restored.query(`select * from ${table}`)).rows).toEqual(
        await query(`select * from ${table}`),
      );
    await restored.end();
  } finally {
    await target.drop();
    rmSync(folder, { recursive: true });
  }
});
