import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { spawnTypeScript } from '../support/child.js';
import { createTestDatabase } from '../support/database.js';
import { parseExposition } from '../support/exposition.js';
import { freePort } from '../support/own-postgres.js';
import { answer, startUpstream } from '../support/upstream.js';
import { until } from '../support/until.js';

const feed = readFileSync('src/sources/rss/fixtures/rss-2.0.xml');

it('waits of a run appear in the log, with its id, and in the metrics, and the run succeeds', async () => {
  const database = await createTestDatabase();
  const upstream = await startUpstream(
    answer(429, '', { 'retry-after': '3' }),
    answer(503),
    answer(200, feed),
  );
  const port = await freePort();
  const child = spawnTypeScript('src/main.ts', ['start'], {
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    SOURCES: 'rss',
    SCHEDULE_RSS: 'off',
    RSS_FEEDS: `${upstream.url}/feed`,
    PRIVATE_ADDRESSES: 'allow',
    LOG_LEVEL: 'debug',
  });
  const closed = once(child, 'close');
  const lines: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(JSON.parse(line)));
  const of = (context: string) => lines.filter((line) => line.context === context);
  try {
    await until(() => child.exitCode !== null || of('RunEnd').length > 0);
    const run = { run_id: expect.any(String), source: 'rss' };
    expect(of('RunEnd')).toMatchObject([{ ...run, status: 'succeeded' }]);
    const where = {
      ...run,
      partition: `${upstream.url}/feed`,
      upstream: `rss:${new URL(upstream.url).host}`,
    };
    expect(of('WaitLog')).toMatchObject([
      { ...where, reason: 'refused', msg: expect.stringContaining('429') },
      { ...where, reason: 'failed', msg: expect.stringContaining('503') },
    ]);
    expect(of('PartitionLoop')).toMatchObject([run]);
    expect(new Set(lines.filter((line) => 'run_id' in line).map((line) => line.run_id)).size).toBe(1);

    const series = parseExposition(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
    const count = (name: string) =>
      series.get(name)!.samples.map(({ labels, value }) => [labels.source, labels.reason, value]);
    expect(count('kasparro_upstream_waits_total')).toEqual([
      ['rss', 'limit', 0],
      ['rss', 'refused', 1],
      ['rss', 'failed', 1],
    ]);
    const [limited, refused, failed] = count('kasparro_upstream_wait_seconds_total').map(
      ([, , seconds]) => seconds,
    );
    expect(limited).toBe(0);
    // It begins with the reply, which a busy machine notices later.
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(3.5);
    expect(failed).toBeGreaterThan(0);
    expect(series.get('kasparro_retries_total')!.samples.map(({ value }) => value)).toEqual([2]);
  } finally {
    child.kill('SIGTERM');
    await closed;
    await upstream.close();
    await database.drop();
  }
});
