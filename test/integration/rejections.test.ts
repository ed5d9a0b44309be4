import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { Article } from '../../src/domain/article.js';
import { RejectionReplayService } from '../../src/ingestion/replay/rejection-replay.service.js';
import { startContext } from '../support/app.js';
import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const at = '2026-01-01T00:00:00.000Z';
const row = (symbol: string, price: unknown) => ({ symbol, price, at });
/** A price may be a number as well. */
const widened = z.object({
  symbol: z.string(),
  at: z.string(),
  price: z.union([z.string(), z.number().transform(String)]),
});

const source = new PageSource('lists', 'api', { all: [[row('A', '1'), row('B', 2), row('C', 3)]] });
const worker = useWorker([source]);
const { query } = worker;
const run = () => runToEnd(worker.app, 'lists');
const replay = (dryRun = false, filter = {}, app = worker.app) =>
  app.get(RejectionReplayService).replay(filter, { dryRun });
const widen = () => Object.assign(source, { schema: widened });
const statuses = async () =>
  (await query<{ s: string }>('select status as s from rejections order by id')).map(({ s }) => s);
const quotes = () =>
  query<{ symbol: string; price: string }>(
    `select l.symbol, q.price::text as price from quotes q join listings l on l.id = q.listing_id order by 1`,
  );
/** As if the records had not been received again since. */
const reopen = () =>
  query(`update rejections set status = 'open', resolved_at = null, resolved_reason = null`);
async function readAgain(...content: unknown[]) {
  source.generation += '+';
  source.content = { all: [content] };
  return run();
}

describe('a rejection', () => {
  it('names its fields, is open, and is reopened when it recurs', async () => {
    await run();
    expect(
      await query('select status, code, fields, occurrences from rejections order by id limit 1'),
    ).toEqual([{ status: 'open', code: 'invalid_type', fields: ['price'], occurrences: 1 }]);
    await query(
      `update rejections set status = 'discarded', resolved_at = now(), resolved_reason = 'why not'`,
    );
    await readAgain(row('B', 2));
    expect(
      await query(
        'select status, resolved_at, resolved_reason, occurrences from rejections order by id limit 1',
      ),
    ).toEqual([{ status: 'open', resolved_at: null, resolved_reason: null, occurrences: 2 }]);
  });

  it('is superseded by a page in which its record passes, whatever its content', async () => {
    await run();
    widen();
    await readAgain(row('B', 2));
    expect(await statuses()).toEqual(['superseded', 'open']);
    await readAgain(row('C', 4));
    expect(await statuses()).toEqual(['superseded', 'superseded']);
    const [{ reason, id }] = (await query(
      `select resolved_reason as reason, (select max(id) - 1 from runs) as id from rejections order by rejections.id limit 1`,
    )) as [{ reason: string; id: string }];
    expect(reason).toBe(`run ${id} received it again and stored it`);
  });
});

describe('a dry run', () => {
  it('reports what would pass and fail, with a sample, and changes nothing', async () => {
    source.content.all![0]!.push(row('D', false));
    await run();
    widen();
    const before = await query('select * from rejections order by id');
    expect(await replay(true)).toEqual({
      matched: 3,
      passed: 2,
      failed: 1,
      failures: { invalid_union: 1 },
      sample: [
        { id: '3', source: 'lists', externalId: 'D', reasons: [expect.objectContaining({ path: 'price' })] },
      ],
      nextAfter: null,
    });
    expect(await query('select * from rejections order by id')).toEqual(before);
    expect(await quotes()).toHaveLength(1);
  });
});

describe('a replay', () => {
  it('stores what passes under the run that rejected it, and leaves the rest open with new reasons', async () => {
    source.content.all![0]!.push(row('D', false));
    const { id: runId } = await run();
    widen();
    expect(await replay()).toMatchObject({ matched: 3, passed: 2, failed: 1 });
    expect(await statuses()).toEqual(['replayed', 'replayed', 'open']);
    expect(await query('select code from rejections where id = 3')).toEqual([{ code: 'invalid_union' }]);
    expect(await quotes()).toEqual([
      { symbol: 'A', price: '1' },
      { symbol: 'B', price: '2' },
      { symbol: 'C', price: '3' },
    ]);
    expect(
      await query(
        `select raw.payload::text as payload, q.run_id, raw.fetched_at = r.last_seen_at
           and q.ingested_at > r.last_seen_at as in_time, l.price::text as latest
         from rejections r join raw_api_data raw using (source_id, external_id, content_hash)
         join quotes q on q.raw_id = raw.id join latest_quotes l using (listing_id) where r.id = 1`,
      ),
    ).toEqual([{ payload: JSON.stringify(row('B', 2)), run_id: runId, in_time: true, latest: '2' }]);
  });

  it('retries only rejections that match the filter', async () => {
    await run();
    widen();
    expect(await replay(false, { ids: ['2'] })).toMatchObject({ matched: 1 });
    expect(await replay(false, { fields: ['at'] })).toMatchObject({ matched: 0 });
    expect(await replay(false, { codes: ['invalid_type'], fields: ['price'] })).toMatchObject({
      matched: 1,
      passed: 1,
    });
    expect(await statuses()).toEqual(['replayed', 'replayed']);
  });

  it('finds nothing the second time', async () => {
    await run();
    widen();
    await replay();
    const before = await query('select * from quotes order by listing_id');
    expect(await replay()).toMatchObject({ matched: 0 });
    expect(await query('select * from quotes order by listing_id')).toEqual(before);
  });

  it('shares the work with a concurrent one: each is retried once', async () => {
    source.content = { all: [Array.from({ length: 1300 }, (_, index) => row(`S${index}`, index + 1))] };
    await run();
    widen();
    const results = await Promise.all([replay(), replay(), replay()]);
    expect(results.reduce((sum, { passed }) => sum + passed, 0)).toBe(1300);
    expect(await quotes()).toHaveLength(1300);
    expect(await query('select count(*)::int as n from raw_api_data')).toEqual([{ n: 1300 }]);
    expect(new Set(await statuses())).toEqual(new Set(['replayed']));
  });

  it('continues after the limit of the previous call', async () => {
    await run();
    widen();
    const service = worker.app.get(RejectionReplayService);
    const first = await service.replay({}, { dryRun: true, limit: 1 });
    expect(first).toMatchObject({ matched: 1, nextAfter: '1' });
    expect(await service.replay({}, { dryRun: true, after: first.nextAfter! })).toMatchObject({
      matched: 1,
      nextAfter: null,
    });
  });

  it('keeps a quote that was fetched since', async () => {
    await run();
    await readAgain(row('B', '7'));
    await reopen();
    widen();
    expect(await replay()).toMatchObject({ passed: 2 });
    expect((await quotes()).find(({ symbol }) => symbol === 'B')).toEqual({ symbol: 'B', price: '7' });
    expect(await query(`select count(*)::int as n from raw_api_data where external_id = 'B'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('keeps a quote that has since returned to its earlier value', async () => {
    await readAgain(row('B', '7'));
    await readAgain(row('B', '8'));
    await readAgain(row('B', 2));
    await readAgain(row('B', '7'));
    await reopen();
    widen();
    expect(await replay()).toMatchObject({ passed: 1 });
    expect(await quotes()).toEqual([{ symbol: 'B', price: '7' }]);
  });

  it('prefers the later fetch of two, in any order of replay', async () => {
    await readAgain(row('B', 5));
    await readAgain(row('B', 6));
    widen();
    for (const id of ['2', '1']) await replay(false, { ids: [id] });
    expect(await quotes()).toEqual([{ symbol: 'B', price: '6' }]);
  });

  it('replaces a quote that was fetched before', async () => {
    source.content = { all: [[row('B', '7')]] };
    await run();
    await readAgain(row('B', 2));
    widen();
    await replay();
    expect(await quotes()).toEqual([{ symbol: 'B', price: '2' }]);
    expect(await query('select price::text as price from quote_versions')).toEqual([{ price: '7' }]);
  });

  it('reads renamed fields under their known names', async () => {
    source.content = { all: [[{ symbol: 'B', at, last: '5' }]] };
    await run();
    expect(await replay(true)).toMatchObject({ passed: 0, failed: 1 });
    await query(`with event as (insert into drift_events (source_id, partition, "group", kind, path, evidence, policy,
        run_id, records, first_seen_at, last_seen_at)
      select id, 'all', '', 'renamed', 'price', '{}', 'warn', 1, 1, now(), now() from sources returning *)
      insert into drift_aliases (source_id, path, new_path, event_id, created_at)
      select source_id, 'price', 'last', id, now() from event`);
    expect(await replay()).toMatchObject({ passed: 1, failed: 0 });
    expect(await quotes()).toEqual([{ symbol: 'B', price: '5' }]);
    expect(await query('select payload from raw_api_data')).toEqual([
      { payload: { symbol: 'B', at, last: '5' } },
    ]);
  });

  it('keeps refusing records that do not match a frozen schema until the change is accepted', async () => {
    await run();
    const reasons = [{ path: 'price', code: 'schema_frozen', message: 'is of another type' }];
    await query(`update rejections set code = 'schema_frozen', reasons = '${JSON.stringify(reasons)}'`);
    await query(`insert into drift_events (source_id, partition, "group", kind, path, evidence, policy, run_id, records,
        first_seen_at, last_seen_at)
      select id, 'all', '', 'type_changed', 'price', '{}', 'freeze', 1, 1, now(), now() from sources`);
    widen();
    const rule = { source: 'lists', kind: 'type_changed', policy: 'freeze' } as const;
    const app = await startContext(worker.database.url, [source], { DRIFT_POLICY: [rule] });
    try {
      expect(await replay(false, {}, app)).toMatchObject({ passed: 0, failures: { schema_frozen: 2 } });
      await query(`update drift_events set status = 'accepted'`);
      expect(await replay(false, {}, app)).toMatchObject({ passed: 2 });
    } finally {
      await app.close();
    }
  });

  it('stores articles, and keeps one that was edited since', async () => {
    const normalize = ({ symbol, at: publishedAt, price }: Row): Article[] => [
      {
        ...{ kind: 'article', externalId: symbol, title: price, url: null, summary: null, author: null },
        ...{ categories: ['a', 'b'], publishedAt },
        ...{ datedBy: 'published', image: null, repaired: false },
      },
    ];
    Object.assign(source, { kind: 'third', normalize });
    await run();
    await readAgain(row('B', 'edited'));
    await reopen();
    widen();
    expect(await replay()).toMatchObject({ passed: 2 });
    expect(await query('select external_id as id, title, categories from articles order by 1')).toEqual([
      { id: 'A', title: '1', categories: ['a', 'b'] },
      { id: 'B', title: 'edited', categories: ['a', 'b'] },
      { id: 'C', title: '3', categories: ['a', 'b'] },
    ]);
  });

  it('stores a line under its file and number', async () => {
    Object.assign(source, { kind: 'csv' });
    source.content = { 'a.csv': [[row('A', '1'), row('B', 2), row('C', 3)]] };
    await run();
    widen();
    expect(await replay()).toMatchObject({ passed: 2 });
    expect(
      await query(`select f.path, raw.line, raw.payload from raw_csv_data raw join csv_files f on f.id = raw.file_id
        join quotes q on q.raw_id = raw.file_id::bigint * 4294967296 + raw.line order by line`),
    ).toEqual([
      { path: 'a.csv', line: '2', payload: ['A', '1', at] },
      { path: 'a.csv', line: '3', payload: ['B', 2, at] },
      { path: 'a.csv', line: '4', payload: ['C', 3, at] },
    ]);
  });
});

describe('a file that was corrected', () => {
  const write = (...lines: string[]) =>
    writeFile(join(folder, 'a.csv'), ['symbol,price,date', ...lines, ''].join('\n'));
  let folder: string;
  let app: INestApplicationContext;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rejections-'));
    app = await startContext(worker.database.url, undefined, { CSV_PATH: folder, SOURCES: ['csv'] });
    await write('BTC,1,2026-01-01', 'ETH,x,2026-01-01', 'XRP,3,2026-99-01', 'ADA,4,2026-01-01,5');
    await runToEnd(app, 'csv');
    expect(await statuses()).toEqual(['open', 'open', 'open']);
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('supersedes the rejections of the previous reading', async () => {
    await write('BTC,1,2026-01-01', 'ETH,2,2026-01-01', 'XRP,3,2026-01-02', 'ADA,4,2026-01-01');
    await runToEnd(app, 'csv');
    expect(await statuses()).toEqual(['superseded', 'superseded', 'superseded']);
  });

  it('supersedes those of lines that have moved', async () => {
    await write('SOL,9,2026-01-01', 'BTC,1,2026-01-01', 'ETH,2,2026-01-01', 'XRP,3,2026-01-02');
    await runToEnd(app, 'csv');
    expect(await query('select external_id, status from rejections order by external_id')).toEqual([
      { external_id: '3', status: 'superseded' },
      { external_id: '4', status: 'superseded' },
      { external_id: '5', status: 'open' },
    ]);
  });

  it('leaves rejections open that are unchanged, or gone without a correction', async () => {
    await write('BTC,1,2026-01-01', 'ETH,x,2026-01-01', 'SOL,7,2026-01-05');
    await runToEnd(app, 'csv');
    expect(await statuses()).toEqual(['open', 'open', 'open']);
    // Over several readings, each wrong in another way.
    await write('BTC,1,2026-01-01', 'ETH,y,2026-01-01', 'SOL,7,2026-01-05');
    await runToEnd(app, 'csv');
    await write('BTC,1,2026-01-01', 'ETH,2,2026-01-01', 'SOL,7,2026-01-05');
    await runToEnd(app, 'csv');
    expect(await query('select external_id, status from rejections order by external_id')).toEqual([
      { external_id: '3', status: 'superseded' },
      { external_id: '3', status: 'superseded' },
      { external_id: '4', status: 'open' },
      { external_id: '5', status: 'open' },
    ]);
  });
});

describe('the last line of a file', () => {
  const write = (...lines: string[]) =>
    writeFile(join(folder, 'a.csv'), ['symbol,price,date', ...lines].join('\n'));
  let folder: string;
  let app: INestApplicationContext;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rejections-'));
    app = await startContext(worker.database.url, undefined, { CSV_PATH: folder, SOURCES: ['csv'] });
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('is superseded once it is complete, whether it passes or not', async () => {
    await write('BTC,1,2026-01-01', 'ETH,x');
    await runToEnd(app, 'csv');
    await write('BTC,1,2026-01-01', 'ETH,xy,2026-01-01');
    await runToEnd(app, 'csv');
    await write('BTC,1,2026-01-01', 'ETH,xy,2026-01-01', 'XRP');
    await runToEnd(app, 'csv');
    await write('BTC,1,2026-01-01', 'ETH,xy,2026-01-01', 'XRP,3,2026-01-01', '');
    await runToEnd(app, 'csv');
    expect(await query('select external_id, status, file_id from rejections order by id')).toEqual([
      { external_id: '3', status: 'superseded', file_id: 1 },
      { external_id: '3', status: 'open', file_id: 1 },
      { external_id: '4', status: 'superseded', file_id: 1 },
    ]);
    expect(await quotes()).toHaveLength(2);
  });

  it('is read with the rules of its file', async () => {
    await write('BTC,"12,50",2026-01-15', 'ETH,1.25,2026-01-15', '');
    await runToEnd(app, 'csv');
    expect(await replay(true, {}, app)).toMatchObject({ matched: 1, failures: { not_a_number: 1 } });
    await query(`update csv_files set "format" = jsonb_set("format"::jsonb, '{decimal}', '","')::json`);
    await query(`update rejections set payload = '{"symbol":"BTC","price":"12,50","date":"2026-01-15"}'`);
    expect(await replay(false, {}, app)).toMatchObject({ matched: 1, passed: 1 });
  });
});
