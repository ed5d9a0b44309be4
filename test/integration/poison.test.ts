import { randomBytes } from 'node:crypto';
import { RejectionReplayService } from '../../src/ingestion/replay/rejection-replay.service.js';
import type { Run } from '../../src/runs/run.entity.js';
import { startContext } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

/** Values that the database of these tests refuses, by SQLSTATE: 22012 a price of 666, 23514 a price of 667, 22003 a long symbol. */
const TRAPS = [
  'create index trap_666 on quotes ((1 / (price - 666)))',
  'alter table quotes add constraint no_667 check (price <> 667)',
  'create index trap_long on listings (((10::numeric ^ length(symbol))::bigint))',
];
const REMOVE_TRAPS = `drop index if exists trap_666, trap_long, trap_replayed;
  alter table quotes drop constraint if exists no_667;
  drop table if exists others cascade`;
const LONG = 'X'.repeat(90);

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
const row = (symbol: string, price: string, n = 0) => ({ symbol, price, at: minute(n) });

const source = new PageSource('lists', 'api', {});
const worker = useWorker([source]);
const { query } = worker;
afterEach(async () => {
  await worker.idle();
  await query(REMOVE_TRAPS);
});

async function start(kind: PageSource['kind'], ...pages: unknown[][]) {
  Object.assign(source, { kind, content: { all: pages } });
  for (const trap of TRAPS) await query(trap);
}
const run = (app = worker.app) => runToEnd(app, 'lists');
const countsOf = ({ fetched, stored, updated, unchanged, duplicate, rejected }: Run) =>
  [fetched, stored, updated, unchanged, duplicate, rejected].map(Number);
const rejections = () =>
  query<{ external_id: string; code: string; said: string }>(
    `select external_id, code, reasons -> 0 ->> 'message' as said from rejections where status = 'open' order by id`,
  );
const prices = async () =>
  (
    await query<{ said: string }>(
      `select l.symbol || ' ' || q.price as said from quotes q join listings l on l.id = q.listing_id
       order by q.observed_at, l.symbol`,
    )
  ).map(({ said }) => said);
/** Quotes that differ from their raw row. */
const strangers = (table: string, price: string, id: string) =>
  query(`select from quotes q left join ${table} raw on ${id} where ${price} is distinct from q.price::text`);

describe.each(['api', 'third', 'csv'] as const)('a page of kind %s', (kind) => {
  it('rejects the records that the database refuses, with its message, and stores the rest once', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => row(`C${n}`, String(n + 1), n));
    rows[11] = row('C11', '666', 11);
    rows[150] = row(LONG, '5', 150);
    rows[299] = row('C299', '667', 299);
    await start(kind, rows, [row('C1', '9', 999)]);
    const ended = await run();
    expect([ended.status, ended.errorMessage]).toEqual(['succeeded', null]);
    expect(countsOf(ended)).toEqual([301, 298, 0, 0, 0, 3]);
    const found = await rejections();
    expect(found.map(({ code }) => code)).toEqual(['not_storable', 'not_storable', 'not_storable']);
    expect(found.map(({ said }) => said)).toEqual([
      'the database rejects it: division by zero (SQLSTATE 22012)',
      'the database rejects it: bigint out of range (SQLSTATE 22003)',
      expect.stringMatching(/"no_667" \(SQLSTATE 23514\)$/),
    ]);
    expect(await prices()).toHaveLength(298);
    const check = {
      api: ['raw_api_data', `raw.payload ->> 'price'`, 'raw.id = q.raw_id'],
      third: ['raw_third_source_data', `raw.payload ->> 'price'`, 'raw.id = q.raw_id'],
      csv: [
        'raw_csv_data',
        'raw.payload ->> 1',
        'raw.file_id = q.raw_id >> 32 and raw.line = q.raw_id & 4294967295',
      ],
    }[kind];
    expect(await strangers(check[0]!, check[1]!, check[2]!)).toEqual([]);
    expect(await query(`select from listings where symbol = '${LONG}'`)).toEqual([]);
    expect(await query('select pages, fetched from run_partitions')).toEqual([{ pages: 2, fetched: '301' }]);
    // There is nothing left to read, and a repeated record is the same rejection.
    expect(countsOf(await run())).toEqual([0, 0, 0, 0, 0, 0]);
    source.generation = 'second';
    expect(countsOf(await run())).toEqual([301, 0, 0, 298, 0, 3]);
    expect(await query('select occurrences from rejections')).toEqual(Array(3).fill({ occurrences: 2 }));
  });
});

it('restores what a refused record had replaced on its page', async () => {
  await start('csv', [row('A', '1'), row('A', '666'), row('B', '2')]);
  expect(countsOf(await run())).toEqual([3, 2, 0, 0, 0, 1]);
  expect(await prices()).toEqual(['A 1', 'B 2']);
});

it('a page without any storable record still advances the checkpoint', async () => {
  await start('api', [row('A', '666'), row('B', '667')], [row('C', '1')]);
  expect(countsOf(await run())).toEqual([3, 1, 0, 0, 0, 2]);
});

it('a backfill rejects such records as well', async () => {
  await start('api', [row('A', '666'), row('B', '2')]);
  const options = { since: '2026-01-01' };
  const { ended } = await startRun(worker.app, {
    source: 'lists',
    trigger: 'cli',
    mode: 'backfill',
    options,
  });
  expect(countsOf(await ended)).toEqual([2, 1, 0, 0, 0, 1]);
  expect(await rejections()).toMatchObject([{ external_id: 'A', code: 'not_storable' }]);
});

it('a replay of a source rejects records that it cannot stage, and stages the rest', async () => {
  await start('api', [row('A', '1'), row('B', '2'), row('C', '3')]);
  await run();
  await query('create index trap_replayed on replay_quotes ((1 / (price - 666)))');
  const normalize = source.normalize.bind(source);
  source.normalize = (payload) =>
    normalize(payload).map((one) =>
      one.kind === 'quote' ? { ...one, price: one.price === '2' ? '666' : '7' } : one,
    );
  const { ended } = await startRun(worker.app, {
    source: 'lists',
    trigger: 'api',
    mode: 'replay',
    options: {},
  });
  const replayed = await ended;
  expect([replayed.status, countsOf(replayed)]).toEqual(['succeeded', [3, 0, 2, 0, 0, 1]]);
  expect(await rejections()).toMatchObject([{ external_id: 'B', code: 'not_storable' }]);
});

it('a replay of rejections stores valid records, and gives reasons for the others', async () => {
  await start('api', [row('A', '666'), row('B', '667'), row('C', '3')]);
  await run();
  await query('alter table quotes drop constraint no_667');
  const replay = await worker.app.get(RejectionReplayService).replay({}, { dryRun: false });
  expect(replay).toMatchObject({ matched: 2, passed: 1, failed: 1, failures: { not_storable: 1 } });
  expect(await prices()).toEqual(['B 667', 'C 3']);
  expect(await rejections()).toMatchObject([{ external_id: 'A', code: 'not_storable' }]);
});

it('a rejection that the database also refuses is stored as text', async () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 4000; depth++) deep = [deep];
  source.content = { all: [[{ symbol: 'DEEP', at: minute(0), price: deep }, row('B', '2')]] };
  const database = await createTestDatabase();
  await database.dataSource.query(
    `alter database ${new URL(database.url).pathname.slice(1)} set max_stack_depth = '100kB'`,
  );
  const app = await startContext(database.url, [source]);
  const ended = await run(app);
  const [kept] = await database.dataSource.query<
    { payload: string; reasons: { code: string; message: string }[] }[]
  >('select payload, reasons from rejections');
  await app.close();
  await database.drop();
  expect([ended.errorMessage, countsOf(ended)]).toEqual([null, [2, 1, 0, 0, 0, 1]]);
  expect(kept!.payload).toMatch(/^\{"symbol":"DEEP","at":"[^"]+","price":\[{100}/);
  expect(kept!.reasons.map(({ code }) => code)).toEqual(['invalid_type', 'payload_not_kept']);
  expect(kept!.reasons[1]!.message).toContain('SQLSTATE 54001');
});

it('an id too long for an index together with a long partition is truncated but stays unique', async () => {
  const partition = randomBytes(900).toString('hex');
  const long = (tail: string) => ({
    symbol: `${randomBytes(450).toString('hex')}${tail}`,
    price: 1,
    at: minute(0),
  });
  source.content = { [partition]: [[long('a'), long('b'), row('C', '3')]] };
  expect(countsOf(await run())).toEqual([3, 1, 0, 0, 0, 2]);
  expect(await rejections()).toHaveLength(2);
});

it('a field name that the database cannot store stops nothing', async () => {
  await start('api', [row('A', '1'), row('B', '2')]);
  await run();
  source.generation = 'second';
  const odd = { ['n\0ul']: 1, [randomBytes(3000).toString('hex')]: 2, fine: 3 };
  source.content = {
    all: [
      [
        { ...row('A', '3'), ...odd },
        { ...row('B', '4'), ...odd },
      ],
    ],
  };
  const ended = await run();
  expect([ended.errorMessage, countsOf(ended)]).toEqual([null, [2, 0, 2, 0, 0, 0]]);
  expect(await query(`select from drift_events where path = 'fine'`)).toHaveLength(1);
  expect((await run()).status).toBe('succeeded');
});

it('a cursor may contain any JSON', async () => {
  await start('api', [row('A', '1')], [row('B', '2')]);
  const pages = source.pages.bind(source);
  source.pages = async function* (request) {
    for await (const page of pages(request))
      yield { ...page, next: { ...page.next, note: 'a\0b\ud800', ['k\0']: 1 } };
  };
  const ended = await run();
  expect([ended.errorMessage, countsOf(ended)]).toEqual([null, [2, 2, 0, 0, 0, 0]]);
  source.content.all!.push([row('C', '3')]);
  const later = await run();
  expect([later.errorMessage, countsOf(later)]).toEqual([null, [1, 1, 0, 0, 0, 0]]);
});

it('a fault not caused by the data fails the partition and stores nothing', async () => {
  await start('api', [row('A', '1'), row('B', '2')]);
  await query('create table others (price numeric primary key)');
  await query('insert into others values (1)');
  await query('alter table quotes add constraint known_price foreign key (price) references others');
  const ended = await run();
  expect([ended.status, ended.errorMessage]).toEqual(['failed', expect.stringContaining('known_price')]);
  expect([await prices(), await rejections()]).toEqual([[], []]);
});
