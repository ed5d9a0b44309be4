import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { compileCache, spawnTypeScript } from '../support/child.js';
import { commandHere } from '../support/command-here.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';

let api: Api;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN });
});
afterAll(() => api?.stop());

const environment = (env: Record<string, string>) => ({
  KASPARRO_URL: api.service.url,
  KASPARRO_KEY: ADMIN,
  ...env,
});
const kasparro = (args: string, env: Record<string, string> = {}) =>
  commandHere(args.split(' '), environment(env));

/** Without a database: the output comes from the service. */
async function kasparroAlone(args: string, env: Record<string, string> = {}) {
  const child = spawnTypeScript(
    'src/main.ts',
    args.split(' '),
    {},
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache(), ...environment(env) },
    },
  );
  const [said, problem, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { said, problem, status: status as number };
}

it.each([
  ['sources', /^Source +Kind[^]*\ncoinpaprika +api/],
  ['assets show bitcoin', /Bitcoin/],
  ['data --asset bitcoin --limit 1 --json', /^\{"data":\[\{"id":"[^]*"slug":"bitcoin"/],
  ['gaps bitcoin', /^(Nothing is missing\.|Source +Listing)/],
  ['runs --limit 2', /^ *Run +Source/],
])('kasparro %s asks the service of KASPARRO_URL', async (args, said) => {
  expect(await kasparroAlone(args)).toEqual({ said: expect.stringMatching(said), problem: '', status: 0 });
});

it.each([
  'assets show bitcon',
  'assets merge bitcon ethereum',
  'assets confirm csv/BTC bitcon',
  'data --asset bitcon',
  'data --asset bitcoin,bitcon --format csv',
])('kasparro %s suggests the slug that is meant', async (args) => {
  const { problem, status } = await kasparro(args);
  expect(problem).toMatch(/Asset "?bitcon"? does not exist\. Did you mean bitcoin\?\n/);
  expect(status).toBe(1);
});

it('suggests the slug for a symbol', async () => {
  const { problem, status } = await kasparro('assets show BTC');
  expect([problem, status]).toEqual([
    expect.stringContaining('"BTC" does not exist. Did you mean bitcoin?'),
    1,
  ]);
});

it.each([
  [
    'gaps bitcon',
    { said: '', problem: /there is no asset "bitcon".*\. Did you mean bitcoin\?\n/, status: 64 },
  ],
  ['assets search bitcon', { said: 'No asset matches. Did you mean bitcoin?\n', problem: /^$/, status: 0 }],
  ['data --asset bitcoin --since 2099-01-01', { said: 'Nothing matches.\n', problem: /^$/, status: 0 }],
])('kasparro %s shows help as well', async (args, expected) => {
  expect(await kasparro(args)).toEqual({ ...expected, problem: expect.stringMatching(expected.problem) });
});

it('creates a webhook, rotates its secret, pauses and resumes it', async () => {
  const secret = /^Webhook 1\. Its secret, which is not shown again:\n(whsec_\S+)\n/;
  const first = await kasparro(
    'webhooks create https://hooks.example/one --events run.failed --events drift.detected',
  );
  expect(first).toEqual({ said: expect.stringMatching(secret), problem: '', status: 0 });
  const second = await kasparro('webhooks rotate 1 --grace 0');
  expect(second).toEqual({ said: expect.stringMatching(secret), problem: '', status: 0 });
  expect(secret.exec(second.said)![1]).not.toBe(secret.exec(first.said)![1]);
  expect((await kasparro('webhooks pause 1')).said).toBe('Webhook 1 is paused.\n');
  expect((await kasparro('webhooks')).said).toMatch(/disabled.* run\.failed, drift\.detected /);
  expect((await kasparro('webhooks resume 1')).said).toBe('Webhook 1 is on.\n');
});

it('lists the feeds that fail, and has one of them polled next', async () => {
  await api.dataSource
    .query(`insert into feeds (key, url, host, polled_at, run_id, fetched, interval_seconds, next_poll_at,
      failures, failing_since, error_code, error_message)
    select url, url, 'news.example', now(), 4, 20, 600, now() + interval '1 day', 3, now(), 'http_404', 'answered 404'
    from (select 'https://news.example/rss' as url) u`);
  const listed = await kasparro('feeds --state failing');
  expect(listed).toEqual({
    said: expect.stringMatching(/failing .*https:\/\/news\.example\/rss +answered 404/),
    problem: '',
    status: 0,
  });
  const [, id] = / *(\d+) +failing/.exec(listed.said)!;
  expect(await kasparro(`feeds resume ${id}`)).toEqual({
    said: 'The next scheduled run polls https://news.example/rss.\n',
    problem: '',
    status: 0,
  });
  const due = await api.dataSource.query<{ due: boolean }[]>(
    'select next_poll_at is null or next_poll_at <= now() as due from feeds where id = $1',
    [id],
  );
  expect(due).toEqual([{ due: true }]);
  expect(await kasparro('feeds resume 999999')).toMatchObject({
    problem: expect.stringContaining('999999'),
    status: 1,
  });
});

it('leads from the status to the renamed field that caused a rejection, and stores the record', async () => {
  const absent =
    'market_cap market_cap_rank total_volume price_change_percentage_24h circulating_supply total_supply max_supply';
  const payload = {
    ...{ id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', price: 64_000, last_updated: '2026-01-15T12:00:00Z' },
    ...Object.fromEntries(absent.split(' ').map((name) => [name, null])),
  };
  const reasons = [
    { path: 'current_price', code: 'not_a_number', message: 'expected a number, got nothing' },
  ];
  await api.dataSource.query(
    `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, fields, run_id,
       first_seen_at, last_seen_at)
     values (1, 'markets', 'bitcoin', '\\x01', $1, $2, 'not_a_number', '{current_price}', 1, now(), now())`,
    [JSON.stringify(payload), JSON.stringify(reasons)],
  );
  await api.dataSource.query(
    `insert into drift_events (source_id, partition, "group", kind, path, new_path, policy, run_id, records, evidence,
       first_seen_at, last_seen_at)
     values (1, 'markets', 'markets', 'renamed', 'current_price', 'price', 'warn', 1, 3, '{}', now(), now())`,
  );
  const steps: string[] = ['status'];
  for (const wanted of [
    'rejections groups',
    'rejections --source',
    'rejections show',
    'drift show',
    'drift accept',
  ]) {
    const { said, problem, status } = await kasparro(steps.at(-1)!);
    expect([problem, status]).toEqual(['', 0]);
    const next = said
      .slice(said.indexOf('\nNext:\n'))
      .split('\n')
      .map((line) => line.trim());
    const step = next.find((line) => line.startsWith(`kasparro ${wanted}`))!;
    steps.push(/^kasparro (.*?) {2}/.exec(step)![1]!);
  }
  expect(await kasparro(steps.at(-1)!)).toEqual({
    said: 'current_price → price is accepted: 1 of 1 rejections are stored.\n',
    problem: '',
    status: 0,
  });
  expect((await kasparro('status')).said).not.toContain('Next:');
});

it('prints JSON with --json where the API returns none, and refuses a second format', async () => {
  const opml = await kasparro('feeds opml --json');
  expect(JSON.parse(opml.said)).toEqual({ opml: expect.stringMatching(/^<\?xml [^]*<\/opml>/) });
  const webhook = await kasparro('webhooks create https://hooks.example/two --events run.failed --json');
  const { id } = JSON.parse(webhook.said) as { id: number };
  const deleted = await kasparro(`webhooks delete ${id} --json`);
  expect([JSON.parse(deleted.said), deleted.problem]).toEqual([{ deleted: id }, '']);
  expect(await kasparro('data --format csv --json')).toEqual({
    said: '',
    problem: '--json and --format csv are two formats: choose one\n',
    status: 64,
  });
  expect(await kasparro('data --format csv --output prices.Parquet')).toEqual({
    said: '',
    problem: 'prices.Parquet: its extension and --format csv are two formats: choose one\n',
    status: 64,
  });
});

it('refuses fields for a table, which has columns of its own', async () => {
  expect(await kasparro('data --fields price')).toEqual({
    said: '',
    problem: '--fields: a table has columns of its own; add --json, or --format csv, ndjson or parquet\n',
    status: 64,
  });
  const { said } = await kasparro('data --fields kind --limit 1 --json');
  expect(JSON.parse(said)).toMatchObject({ data: [{ kind: expect.any(String) }] });
});

it('lists who did what and who was refused', async () => {
  await kasparro('keys create night-shift --scopes read');
  await kasparro('run csv', { KASPARRO_KEY: 'kas_wrong' });
  const { said, problem, status } = await kasparro('audit');
  expect([problem, status]).toEqual(['', 0]);
  expect(said).toMatch(/^ *Id +At \(UTC\) +Who +From +Action +Subject +Outcome/);
  expect(said).toMatch(
    /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +admin +127\.0\.0\.1 +api_key\.issue +api-keys\/\d+ +done 201\n/,
  );
  expect(said).toMatch(/ run\.start +\S+ +refused 401\n/);
});

it.each([
  ['no key', 'keys list', { KASPARRO_KEY: '' }, 77, /KASPARRO_KEY/],
  ['a wrong key', 'keys list', { KASPARRO_KEY: 'kas_wrong' }, 77, /key/],
  ['a service that is away', 'status', { KASPARRO_URL: 'http://127.0.0.1:9' }, 69, /127\.0\.0\.1:9/],
  ['no URL', 'status', { KASPARRO_URL: 'localhost:3000' }, 78, /KASPARRO_URL: expected a URL/],
  ['grace that is no number', 'keys rotate 1 --grace 1h', {}, 64, /'--grace <seconds>' argument '1h'/],
  ['an id that is a path', 'rejections discard .. --reason x', {}, 64, /value '\.\.' .* argument 'id'/],
  ['a command for the database itself', 'migrate', {}, 64, /unset it, and set DATABASE_URL/],
])('with %s, explains what to do and exits with a specific status', async (_, args, env, status, problem) => {
  const ended = await kasparroAlone(args, env);
  expect(ended).toEqual({ said: '', problem: expect.stringMatching(problem), status });
  expect(ended.problem).not.toMatch(/^\s+at /m);
});
