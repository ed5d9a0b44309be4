import type { INestApplicationContext } from '@nestjs/common';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { startContext } from '../support/app.js';
import { PageSource, type Row } from '../support/page-source.js';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

/** Each shows something that grows or changes while sources are loaded. */
const QUESTIONS = [
  '/data?limit=1000',
  '/data?limit=20&count=exact',
  '/data?latest=true&limit=1000&count=exact',
  '/data?kind=quote&sort=price_usd&limit=100',
  '/data?source=market&limit=1000',
];

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply
interface Answer {
  path: string;
  data: Json;
  total: Json;
}

let api: Api;
let workers: INestApplicationContext[];
const sources = ['market', 'files', 'more'].map(
  (name, index) => new PageSource(name, index ? 'csv' : 'api', {}),
);

beforeAll(async () => {
  api = await startApi();
  const overrides = { WORKER_CONCURRENCY: 4 };
  workers = await Promise.all([1, 2].map(() => startContext(api.url, sources, overrides)));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await api.stop();
});

/** Three partitions whose pages repeat the same moments with other prices in every round, and add some. */
function fill(round: number): void {
  for (const [number, source] of sources.entries()) {
    source.generation = `round ${round}`;
    source.content = Object.fromEntries(
      [0, 1, 2].map((part) => [`part-${part}`, [0, 1].map((page) => rows(number, part, page, round))]),
    );
  }
}

const rows = (number: number, part: number, page: number, round: number): Row[] =>
  Array.from({ length: 25 }, (_, coin) => ({
    symbol: `C${number}X${coin}`,
    at: new Date(Date.UTC(2025, 0, 1 + round * (coin % 2), part, page)).toISOString(),
    price: `${100 * round + coin + page}.5`,
  }));

async function ask(question: string, asOf: string): Promise<Answer> {
  const path = `${question}&as_of=${asOf}`;
  const { status, json } = await api.get(path);
  expect([path, status]).toEqual([path, 200]);
  expect(Date.parse(json.metadata.as_of)).toBe(Date.parse(asOf));
  return { path, data: json.data.map(withoutAsset), total: json.metadata.total };
}

const withoutAsset = ({ asset: _asset, ...item }: Json): Json => item;

/** Runs all sources again, and queries the present repeatedly until they are done. */
async function askDuringLoad(round: number): Promise<Answer[]> {
  fill(round);
  for (const [index, { name }] of sources.entries())
    await workers[index % workers.length]!.get(RunService).request({ source: name, trigger: 'cli' });
  const answers: Answer[] = [];
  for (let n = 0; await isLoading(); n += 3) {
    const asked = [0, 1, 2].map((more) => QUESTIONS[(n + more) % QUESTIONS.length]!);
    answers.push(...(await Promise.all(asked.map((question) => ask(question, new Date().toISOString())))));
  }
  const statuses = await api.dataSource.query(
    `select distinct status from runs where trigger = 'cli' order by 1`,
  );
  expect(statuses).toEqual([{ status: 'succeeded' }]);
  return answers;
}

async function isLoading(): Promise<boolean> {
  const [{ loading }] = await api.dataSource.query<[{ loading: boolean }]>(
    'select exists (select from runs where finished_at is null) as loading',
  );
  return loading;
}

async function expectTheSame(answers: readonly Answer[]): Promise<void> {
  expect(answers.length).toBeGreaterThan(QUESTIONS.length);
  for (const { path, data, total } of answers) {
    const { json } = await api.get(path);
    expect([path, json.data.map(withoutAsset), json.metadata.total]).toEqual([path, data, total]);
  }
}

const commits = () =>
  api.dataSource.query<{ id: string; known_at: Date }[]>(
    'select id, known_at from commits order by known_at',
  );

describe('what was known at a moment', () => {
  it('stays the same answer while several workers load several sources', async () => {
    const answers = [...(await askDuringLoad(1)), ...(await askDuringLoad(2))];
    expect(new Set(answers.map(({ total }) => total)).size).toBeGreaterThan(3);
    await expectTheSame(answers);
    const [{ changed }] = await api.dataSource.query('select count(*)::int as changed from quote_versions');
    expect(changed).toBeGreaterThan(0);
  });

  it('advances in commit order when the clock is set back', async () => {
    await api.dataSource.query(
      `update horizon set at = date_trunc('milliseconds', clock_timestamp()) + interval '1 hour'`,
    );
    const [{ ahead }] = await api.dataSource.query<[{ ahead: Date }]>('select at as ahead from horizon');
    const before = (await commits()).length;
    const now = ahead.toISOString();
    const shown = await ask(QUESTIONS[0]!, now);
    await expectTheSame([...(await askDuringLoad(3)), ...Array<Answer>(QUESTIONS.length).fill(shown)]);
    const later = (await commits()).slice(before);
    expect(later.length).toBeGreaterThan(0);
    for (const { known_at } of later) expect(known_at.getTime()).toBeGreaterThanOrEqual(ahead.getTime());
    const { json } = await api.get(`${QUESTIONS[0]}&as_of=2100-01-01`);
    expect(json.data.map(withoutAsset)).not.toEqual(shown.data);
    expect(Date.parse(json.metadata.as_of)).toBeGreaterThanOrEqual(ahead.getTime());
  });

  it('waits for a commit in progress, and includes it', async () => {
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, commit_id, run_id, raw_id, price)
       select id, source_id, '2026-01-01Z', '2026-01-01Z', this_commit(), 1, 1, 4711 from listings limit 1`,
    );
    await runner.query('insert into commits (id) values (this_commit())');
    // The first part of COMMIT: it has its timestamp, but is not complete.
    await runner.query('set constraints all immediate');
    const answer = api.get('/data?min_price=4711&max_price=4711&as_of=2100-01-01');
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(async () => (await api.dataSource.query<unknown[]>(waits)).length);
    await runner.commitTransaction();
    await runner.release();
    const { data, metadata } = (await answer).json;
    expect(data).toHaveLength(1);
    expect(data[0].known_at <= metadata.as_of).toBe(true);
  });

  it('includes an asset from its commit on, not from the start of the transaction', async () => {
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    const made = `insert into assets (slug, symbol, name) values ('late-coin', 'LATE', 'Late Coin') returning id, created_at`;
    const [{ id, created_at }] = (await runner.query(made)) as [{ id: number; created_at: Date }];
    await runner.query(
      `insert into listings (source_id, external_id, symbol, name, asset_id, state, confidence, by_hand, resolved_revision)
       values (1, 'late', 'LATE', 'Late Coin', ${id}, 'matched', 1, true, 1)`,
    );
    const { json } = await api.get('/assets?symbol=LATE&as_of=2100-01-01');
    await runner.commitTransaction();
    await runner.release();
    const slugsAsOf = async (moment: string): Promise<string[]> =>
      (await api.get(`/assets?symbol=LATE&as_of=${moment}`)).json.data.map(({ slug }: Json) => slug);
    expect(json.metadata.as_of > created_at.toISOString()).toBe(true);
    expect([json.data, await slugsAsOf(json.metadata.as_of)]).toEqual([[], []]);
    expect((await api.get(`/assets/late-coin?as_of=${json.metadata.as_of}`)).status).toBe(404);
    expect(await slugsAsOf('2100-01-01')).toEqual(['late-coin']);
  });

  it('states when each item was first visible, in order', async () => {
    const { json } = await api.get('/data?kind=quote&limit=100');
    for (const { known_at, ingested_at } of json.data) expect(known_at >= ingested_at).toBe(true);
    const [item] = json.data;
    const lineage = await api.get(`/data/${item.id}/lineage`);
    expect(lineage.json.known_at).toBe(item.known_at);
    expect((await api.get(`/data?as_of=${item.known_at}&limit=1000`)).json.data).toContainEqual(item);
    const before = new Date(Date.parse(item.known_at) - 1).toISOString();
    expect((await api.get(`/data?as_of=${before}&limit=1000`)).json.data).not.toContainEqual(item);
  });

  it('is stated in the header of an export', async () => {
    const { headers } = await api.get('/data?as_of=2100-01-01&limit=1', { accept: 'application/x-ndjson' });
    expect(headers.get('x-as-of')).toMatch(/^20\d\d-/);
    expect(
      (await api.get('/data?limit=1', { accept: 'application/x-ndjson' })).headers.get('x-as-of'),
    ).toBeNull();
  });
});
