import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { parseConfig } from '../../src/config/config.js';
import { readDefinition } from '../../src/sources/defined/read-definitions.js';
import { SingerSource } from '../../src/sources/defined/singer/singer.source.js';
import { clientWithoutDatabase } from '../../src/sources/http/client-without-database.js';
import { checkSource } from '../../src/ingestion/inspection/source-check.js';
import type { Item } from '../../src/sources/defined/item-reader.js';
import type { Cursor, Page } from '../../src/domain/source.js';
import { QUIET, startContext } from '../support/app.js';
import { isRunning, lineOf, spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';
import { until } from '../support/until.js';

const TAP = resolve('test/support/tap.js');
const SECRET = 'hunter-twenty-two';
const TOKEN = 'token-of-the-tap';

let folder: string;
let database: TestDatabase;
let app: INestApplicationContext;

const pidsOf = (name: string) => join(folder, `${name}.pids`);
const source = (mode: string, more = '') => `kind: singer
command: ["${process.execPath}", "${TAP}", ${mode}]
config: { api_key: "\${TAP_KEY}", nested: { list: ["x \${TAP_KEY}"] }, pids: "{folder}/${mode}.pids" }
env: { TAP_TOKEN: "\${TAP_SECRET}" }
streams:
  prices:
    currency: USD
    quote: { id: id, price: price }
${more}`;

const definitions: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['good', 'state_first', 'no_state', 'nothing', 'crash', 'killed', 'endless', 'huge_line', 'garbage'],
      ...[
        'broken_record',
        'ambiguous_state',
        'ambiguous_type',
        'cut_off',
        'record_first',
        'no_stream',
        'batch',
        'big_state',
        'hangs',
        'leaves_behind',
        'daemon',
        'crlf',
        'bom',
        'latin1',
        'new_schema',
        'unknown_stream',
        'stubborn',
      ],
    ].map((mode) => [mode, source(mode)]),
  ),
  // On a busy machine, a tap takes seconds to start.
  silent: source('silent', 'timeout: 10'),
  patient: source('fast', 'timeout: 10'),
  fast: source('fast'),
  discovered: source('selected', 'catalog: discover'),
  by_properties: source('selected', 'catalog: discover\ncatalog_option: --properties'),
  not_discovered: source('selected', 'catalog: discover').replace('prices:', 'prizes:'),
  no_program: source('good').replace(process.execPath, '/no/such/tap'),
};

const environment = (more: Record<string, string> = {}) => ({
  ...QUIET,
  ...{ TAP_KEY: SECRET, TAP_SECRET: TOKEN, HOME: '/home/of/the/service' },
  ...{
    DATABASE_URL: database.url,
    SOURCES: Object.keys(definitions)
      .filter((name) => name !== 'stubborn')
      .join(),
    SOURCES_DIR: folder,
  },
  RUN_TIME_BUDGET: '60',
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kasparro-taps-'));
  // What other runs of the tests left behind is elsewhere.
  process.env.TMPDIR = folder;
  for (const [name, text] of Object.entries(definitions))
    await writeFile(join(folder, `${name}.yaml`), text.replaceAll('{folder}', folder));
  database = await createTestDatabase();
  app = await startContext(database.url, undefined, parseConfig(environment()));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const idsOf = async (name: string) => {
  const rows = await database.dataSource.query<{ external_id: string }[]>(
    `select external_id from listings where source_id = (select id from sources where name = $1) order by 1`,
    [name],
  );
  return rows.map(({ external_id }) => external_id);
};
const cursorOf = async (name: string) => {
  const [row] = await database.dataSource.query<{ cursor: unknown }[]>(
    'select cursor from checkpoints where source_id = (select id from sources where name = $1)',
    [name],
  );
  return row?.cursor;
};
const tapOf = (name: string, log: (line: string) => void = () => undefined) => {
  const config = parseConfig(environment());
  const definition = readDefinition(join(folder, `${name}.yaml`), config);
  if (definition.kind !== 'singer') throw new Error('expected a tap');
  return new SingerSource(definition, config, (level, line) => log(`${level} ${line}`));
};
const request = (more = {}) => ({
  ...{ partition: { key: 'all' }, since: null, signal: new AbortController().signal },
  deadline: new Date(Date.now() + 60_000),
  ...more,
});
const leftFiles = (name: string) =>
  readdirSync(tmpdir()).filter((one) => one.startsWith(`kasparro-${name}-`));

describe('a Singer tap', () => {
  it('continues from its state, and its records are stored with every digit', async () => {
    for (const ids of [
      ['c1', 'c2'],
      ['c1', 'c2', 'c3', 'c4'],
    ]) {
      expect(await runToEnd(app, 'good')).toMatchObject({ status: 'succeeded', stored: '2', rejected: '0' });
      expect(await idsOf('good')).toEqual(ids);
    }
    expect(await cursorOf('good')).toEqual({ state: '{"at":4}' });
    const stored = await database.dataSource.query(
      `select q.price, q.observed_at, l.symbol, r.external_id as raw from quotes q join listings l on l.id = q.listing_id
       join raw_api_data r on r.id = q.raw_id where l.external_id = 'c3'`,
    );
    const observed_at = new Date('2026-01-02T03:04:05Z');
    expect(stored).toEqual([{ price: '3.000000000000000003', observed_at, symbol: 'C3', raw: 'prices c3' }]);
  });

  it("gets its secrets in a private file and none of the service's environment, and secrets are removed from its log", async () => {
    const lines: string[] = [];
    await Array.fromAsync(tapOf('good', (line) => lines.push(line)).pages(request()));
    expect(lines).toEqual([
      'info INFO the key is … …',
      'warn WARNING a warning',
      'info INFO [null,"/home/of/the/service",{"list":["x …"]}]',
    ]);
    expect(leftFiles('good')).toEqual([]);
    const [{ text }] = (await database.dataSource.query<{ text: string }[]>(
      `select json_agg(c)::text || (select json_agg(r)::text from runs r) as text from checkpoints c`,
    )) as [{ text: string }];
    expect(text).not.toMatch(new RegExp(`${SECRET}|${TOKEN}`));
  });

  it.each([
    ['state_first', ['c1', 'c2'], { state: '{"at":7}' }],
    ['no_state', ['c1', 'c2'], {}],
    ['nothing', [], {}],
    ['crlf', ['c1'], { state: '{"at":1}' }],
    ['new_schema', ['c1', 'c2'], {}],
    ['unknown_stream', ['c1'], {}],
    ['discovered', ['c1'], {}],
    ['by_properties', ['c1'], {}],
    ['daemon', ['c1'], {}],
  ])('succeeds: %s', async (name, ids, cursor) => {
    expect(await runToEnd(app, name)).toMatchObject({ status: 'succeeded', errorMessage: null });
    expect([await idsOf(name), await cursorOf(name)]).toEqual([ids, cursor]);
  });

  it('is read again from its start if it has no state, without storing anything twice', async () => {
    expect(await runToEnd(app, 'no_state')).toMatchObject({
      status: 'succeeded',
      stored: '0',
      unchanged: '2',
    });
  });

  it('fails when it crashes; records written before are kept, and the next run continues from its state', async () => {
    const first = await runToEnd(app, 'crash');
    expect(first).toMatchObject({ status: 'failed', errorCode: 'tap_failed', stored: '2' });
    expect(first.errorMessage).toMatch(/ended with status 3: ERROR it broke with …$/);
    expect(await cursorOf('crash')).toEqual({ state: '{"at":1}' });
    expect(await runToEnd(app, 'crash')).toMatchObject({ status: 'failed', stored: '1', unchanged: '1' });
    expect(await runToEnd(app, 'crash')).toMatchObject({ status: 'succeeded', stored: '1', unchanged: '1' });
    expect(await idsOf('crash')).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it.each([
    ['killed', 'tap_failed', /was ended by SIGKILL/, ['c1'], {}],
    ['huge_line', 'line_too_long', /more than 8388608 bytes/, ['c1'], { state: '{"at":1}' }],
    [
      'ambiguous_state',
      'bad_message',
      /line 3 .*expected unique names \(value.at appears more than once\)/,
      ['c1'],
      {},
    ],
    [
      'ambiguous_type',
      'bad_message',
      /line 3 .*expected unique names \(type appears more than once\)/,
      ['c1'],
      {},
    ],
    ['garbage', 'bad_message', /line 3 .*expected JSON.*got "Starting with …"/, ['c1'], {}],
    ['bom', 'bad_message', /line 1 .*expected JSON/, [], undefined],
    ['latin1', 'bad_message', /output is not UTF-8/, [], undefined],
    ['cut_off', 'bad_message', /line 2 /, [], undefined],
    ['record_first', 'record_before_schema', /the SCHEMA of prices before its first RECORD/, [], undefined],
    ['no_stream', 'stream_missing', /no SCHEMA of prices/, [], undefined],
    ['not_discovered', 'stream_missing', /no stream prizes; it has others, prices/, [], undefined],
    ['batch', 'unsupported_message', /switch batches off/, [], undefined],
    ['big_state', 'state_too_large', /more than 1048576 characters/, [], undefined],
    ['silent', 'tap_silent', /wrote nothing for 10 seconds/, ['c1'], { state: '{"at":1}' }],
    ['no_program', 'tap_not_started', /there is no such program/, [], undefined],
    ['hangs', 'tap_hangs', /closed its output but did not exit/, ['c1'], {}],
  ])('fails clearly: %s', async (name, code, message, ids, cursor) => {
    const run = await runToEnd(app, name);
    expect([run.status, run.errorCode, run.errorMessage]).toEqual([
      'failed',
      code,
      expect.stringMatching(message),
    ]);
    expect([await idsOf(name), (await cursorOf(name)) ?? undefined]).toEqual([ids, cursor]);
    expect(leftFiles(name)).toEqual([]);
  });

  it('ends together with the processes it started, even if they keep its output open', async () => {
    expect(await runToEnd(app, 'leaves_behind')).toMatchObject({ status: 'succeeded', stored: '1' });
    await allGone('leaves_behind');
  });

  it('loses no good record to bad ones', async () => {
    expect(await runToEnd(app, 'broken_record')).toMatchObject({
      status: 'succeeded',
      stored: '1',
      rejected: '3',
    });
    const reasons = await database.dataSource.query(
      `select reasons from rejections where source_id = (select id from sources where name = 'broken_record') order by id`,
    );
    expect(JSON.stringify(reasons)).toMatch(/price.*duplicate_key.*neither NaN nor Infinity.*price.*much/s);
  });

  it('is stopped at the end of the time budget, and continues from its state', async () => {
    const readings: string[][] = [];
    const states: number[] = [];
    let since: Cursor | null = null;
    for (let reading = 0; reading < 2; reading++) {
      const pages: Page<Item>[] = [];
      const deadline = new Date(Date.now() + 60_000);
      const spend = (line: string) => void (line.includes('wrote thirty') && deadline.setTime(0));
      const read = async () => {
        for await (const page of tapOf('endless', spend).pages(request({ since, deadline })))
          pages.push(page);
      };
      await expect(read()).rejects.toMatchObject({ code: 'time_budget_spent' });
      since = pages.at(-1)!.next;
      states.push((JSON.parse((since as { state: string }).state) as { at: number }).at);
      readings.push(pages.flatMap(({ records }) => records.map(({ externalId }) => externalId)));
    }
    const [first, second] = readings;
    expect(states[0]).toBeGreaterThan(1);
    // If the tap is stopped between a record and its state, it sends that record again.
    expect([states[0]!, states[0]! + 1]).toContain(first!.length);
    expect(second![0]).toBe(`prices c${states[0]! + 1}`);
    expect(states[1]).toBeGreaterThan(states[0]!);
  });

  it('writes no faster than it is read', async () => {
    const stuck = Promise.withResolvers<number>();
    const listen = (line: string) => {
      const at = /stuck at (\d+)/.exec(line)?.[1];
      if (at) stuck.resolve(Number(at));
    };
    for await (const page of tapOf('fast', listen).pages(request())) {
      expect(page.records).toHaveLength(1000);
      // A page, and what fits into a pipe and buffers.
      expect(await stuck.promise).toBeLessThan(10_000);
      break;
    }
  });

  it('is not considered silent while one of its pages takes long to store', async () => {
    let pages = 0;
    let wake = () => undefined as void;
    // It reports every 300 ms; these reports take longer than the allowed silence.
    const REPORTS = 34;
    const toldStuck = () => new Promise<void>((resolve) => (wake = resolve));
    const patient = tapOf('patient', (line) => void (line.includes('stuck at') && wake()));
    for await (const page of patient.pages(request())) {
      expect(page.records).toHaveLength(1000);
      if (++pages === 2) break;
      for (let told = 0; told < REPORTS; told++) await toldStuck();
    }
    expect(pages).toBe(2);
  });

  it('is killed with its process group when reading is aborted, even if it ignores SIGTERM', async () => {
    const stop = new AbortController();
    const reading = Array.fromAsync(tapOf('stubborn').pages(request({ signal: stop.signal })));
    await until(() => existsSync(pidsOf('stubborn')) && readFileSync(pidsOf('stubborn'), 'utf8') !== '');
    stop.abort(new Error('aborted'));
    await expect(reading).rejects.toThrow('aborted');
    await allGone('stubborn');
    expect(leftFiles('stubborn')).toEqual([]);
  });

  it.each([
    ['gets SIGTERM', {}],
    ['waits for a shorter time than the tap has', { SHUTDOWN_TIMEOUT: '1' }],
  ])('is ended with its group when the process %s', async (_what, more) => {
    await rm(pidsOf('stubborn'), { force: true });
    const env = environment({ SOURCES: 'stubborn', ...more });
    const child = spawnTypeScript('src/main.ts', ['run', 'stubborn'], env);
    await until(() => existsSync(pidsOf('stubborn')) && readFileSync(pidsOf('stubborn'), 'utf8') !== '');
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
    await allGone('stubborn');
    expect(await runOf('stubborn')).not.toBe('succeeded');
  });

  it('is killed with its process group when the service gets a second SIGTERM while stopping', async () => {
    await rm(pidsOf('stubborn'), { force: true });
    const child = spawnTypeScript('src/main.ts', ['run', 'stubborn'], environment({ SOURCES: 'stubborn' }));
    await until(() => existsSync(pidsOf('stubborn')) && readFileSync(pidsOf('stubborn'), 'utf8') !== '');
    const closed = once(child, 'close');
    // It waits for this before it ends by itself.
    const holder = database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table runs in exclusive mode');
    child.kill('SIGTERM');
    await lineOf(child, /continues on other workers/);
    child.kill('SIGTERM');
    expect(await closed).toEqual([143, null]);
    await holder.rollbackTransaction();
    await holder.release();
    await allGone('stubborn');
    expect(await runOf('stubborn')).not.toBe('succeeded');
    expect(leftFiles('stubborn')).toEqual([]);
  });

  it('is shown by source-check, which stores nothing', async () => {
    const lines: string[] = [];
    const config = parseConfig(environment());
    const definition = readDefinition(join(folder, 'broken_record.yaml'), config);
    const check = await checkSource(definition, config, {
      http: clientWithoutDatabase(config),
      signal: new AbortController().signal,
      log: (line) => lines.push(line),
    });
    expect(check).toMatchObject({
      ...{ kind: 'api', error: null, page: { records: 4, stored: 1, rejected: 3, next: {} } },
    });
    expect(JSON.stringify(check.items)).toContain('"price":3.000000000000000003,');
    expect(JSON.stringify(check.rejections)).toMatch(/duplicate_key.*much/);
  });
});

async function allGone(name: string): Promise<void> {
  const pids = readFileSync(pidsOf(name), 'utf8').split(' ').map(Number);
  expect(pids).toHaveLength(2);
  await until(() => !pids.some(isRunning));
}

const runOf = async (name: string) => {
  const [run] = await database.dataSource.query<{ status: string }[]>(
    'select status from runs where source_id = (select id from sources where name = $1) order by id desc',
    [name],
  );
  return run?.status;
};
