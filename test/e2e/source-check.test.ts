import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { SOURCE_CHECK_EXAMPLE } from '../../src/api/sources/source-check.example.js';
import { startSandbox } from '../../sandbox/sandbox.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';
import { startUpstream, type Upstream } from '../support/upstream.js';

const ADMIN = 'an-admin-key';
const COINS =
  '{"coins":[{"code":"BTC","value":93429.500000000000000001,"day":"2026-01-31"},{"code":"ETH","value":"?","day":"2026-01-31"}]}';
const MAPPING = `records: /coins
currency: EUR
quote:
  id: code
  price: value
  observed_at: { path: day, date: yyyy-MM-dd }
`;

let upstream: Upstream;
let base: string;
let api: Api;
const asked: string[] = [];
const held: ServerResponse[] = [];

const PAGES: Record<string, (response: ServerResponse) => void> = {
  '/coins': (response) => response.end(COINS),
  '/held': (response) => void held.push(response),
};

beforeAll(async () => {
  upstream = await startUpstream(({ url = '' }, response) => {
    asked.push(url);
    const page = PAGES[url.split('?')[0]!];
    if (page) page(response);
    else response.writeHead(404).end('no such list');
  });
  base = upstream.url;
  api = await startApi({
    ...{ ADMIN_API_KEY: ADMIN, PRIVATE_ADDRESSES: 'allow', MY_KEY: 'a-secret-of-the-service' },
  });
});
afterAll(async () => {
  await api.stop();
  await upstream.close();
});

interface Given {
  name?: string;
  type?: string;
  key?: string;
  signal?: AbortSignal;
}

const check = (body: string | Buffer, { name, type = 'application/yaml', key = ADMIN, signal }: Given = {}) =>
  api.request(`/sources/check${name === undefined ? '' : `?name=${name}`}`, {
    method: 'POST',
    body: body as string,
    headers: { 'content-type': type, 'x-api-key': key },
    ...(signal && { signal }),
  });
const sourceAt = (path: string, url = base) => `base_url: ${url}\npath: ${path}\n${MAPPING}`;
const ELSEWHERE = sourceAt('/coins', 'https://api.example.com');
const errorsOf = async (body: string | Buffer) => {
  const { status, json } = await check(body);
  return { status, code: json.code, errors: json.errors, detail: json.detail };
};
const stored = async () =>
  (await api.dataSource.query(
    `select (select count(*) from quotes) as quotes, (select count(*) from runs) as runs,
       (select count(*) from sources) as sources, (select count(*) from raw_api_data) as raw,
       (select count(*) from rejections) as rejections, (select count(*) from call_budgets) as budgets`,
  )) as unknown;

describe('POST /sources/check', () => {
  it('shows what the first page would store, to the last digit, and stores nothing', async () => {
    const before = await stored();
    const { status, json, text } = await check(sourceAt('/coins'), { name: 'mine' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ source: 'mine', kind: 'api', error: null, partitions: { count: 1, first: ['all'] } },
      page: { partition: 'all', records: 2, stored: 1, rejected: 1 },
      items: [
        { kind: 'quote', external_id: 'BTC', currency: 'EUR', observed_at: '2026-01-31T00:00:00.000Z' },
      ],
      rejections: [{ external_id: 'ETH', payload: { code: 'ETH', value: '?' } }],
    });
    expect(text).toContain('"price":93429.500000000000000001,');
    expect(await stored()).toEqual(before);
  });

  it('accepts the content type that generated clients send', async () => {
    const type = 'application/octet-stream';
    expect(await check(sourceAt('/coins'), { type })).toMatchObject({
      status: 200,
      json: { page: { stored: 1 } },
    });
  });

  it('reads the first of several CSV files', async () => {
    PAGES['/a.csv'] = (response) => response.end('symbol;price;date\nBTC;93.429,50;31.12.2024\n');
    const { json } = await check(
      `kind: csv\nbase_url: ${base}\npath: '/{partition}.csv'\npartitions: [a, b]\ncsv: { constants: { currency: EUR } }\n`,
    );
    expect(json).toMatchObject({
      ...{ source: 'my_source', kind: 'csv', partitions: { count: 2, first: ['a.csv', 'b.csv'] } },
      items: [{ symbol: 'BTC', currency: 'EUR', price: 93429.5 }],
    });
  });

  it('is answered by the sandbox of the demo for the documented example', async () => {
    const sandbox = await startSandbox();
    const { COINLORE_BASE_URL, PRIVATE_ADDRESSES } = sandbox.env;
    const settings = { ADMIN_API_KEY: ADMIN, COINLORE_BASE_URL, PRIVATE_ADDRESSES };
    const service = await startQuietService(api.url, settings);
    const reply = await fetch(`${service.url}/sources/check?name=coinlore`, {
      method: 'POST',
      body: SOURCE_CHECK_EXAMPLE,
      headers: { 'content-type': 'application/yaml', 'x-api-key': ADMIN },
    });
    expect(await reply.json()).toMatchObject({
      error: null,
      items: expect.arrayContaining([expect.anything()]),
    });
    await service.stop();
    await sandbox.close();
  });

  it.each([
    ['no YAML', 'base_url: [', 1, 12, 'Flow sequence'],
    [
      'a key that does not exist',
      `${ELSEWHERE}intervall: 1d\n`,
      9,
      1,
      'key intervall: there is no such key; did you mean interval?',
    ],
    ['a wrong value', `${ELSEWHERE}max_pages: many\n`, 9, 1, 'key max_pages: '],
    [
      'a secret in clear text',
      `${ELSEWHERE}headers: { x-api-key: abc }\n`,
      9,
      12,
      'key headers.x-api-key: a key belongs under auth',
    ],
    ['nesting without end', '['.repeat(60_000), 1, expect.any(Number), ''],
    ['nothing', '# nothing\n', 1, 1, 'the file is empty'],
  ])('names line, column and key of %s', async (_, text, line, column, message) => {
    const { status, code, errors } = await errorsOf(text);
    expect([status, code]).toEqual([422, 'unprocessable']);
    expect(errors[0]).toMatchObject({
      ...{ path: 'body', pointer: '', line, column, message: expect.stringContaining(message) },
    });
  });

  it('names the line that is not UTF-8', async () => {
    const text = Buffer.from('base_url: https://x.example\ntitle: M\u00fcnzen\n', 'latin1');
    expect(await errorsOf(text)).toMatchObject({ status: 422, errors: [{ line: 2 }] });
  });

  it.each([
    ['a header', 'auth:\n  header: { name: x-key, value: "${MY_KEY}" }\n', 10],
    ['a query', 'auth:\n  query: { name: key, value: "${MY_KEY}" }\n', 10],
    ['a bearer', 'auth: { bearer: "${MY_KEY}" }\n', 9],
    ['one that is not set', 'auth: { bearer: "${NOT_SET}" }\n', 9],
  ])('sends no secret to a host of the caller’s choice: %s', async (_, auth, line) => {
    const before = asked.length;
    const { status, code, errors, detail } = await errorsOf(sourceAt('/coins') + auth);
    expect([status, code]).toEqual([422, 'only_on_host']);
    expect(errors).toMatchObject([
      { line, message: expect.stringContaining('kasparro inspect on the host') },
    ]);
    expect(detail).not.toContain('a-secret-of-the-service');
    expect(asked).toHaveLength(before);
  });

  it('runs no program', async () => {
    const tap =
      'kind: singer\ncommand: [/bin/false]\nstreams: { prices: { currency: USD, quote: { id: coin, price: close } } }\n';
    expect(await errorsOf(`# a tap\n${tap}`)).toMatchObject({
      ...{ status: 422, code: 'only_on_host' },
      errors: [{ line: 2, message: expect.stringContaining('a tap is a program') }],
    });
  });

  it('reports why a page cannot be read', async () => {
    expect((await check(sourceAt('/missing'))).json).toMatchObject({
      ...{
        page: null,
        items: [],
        error: { code: 'http_404', message: expect.stringContaining('no such list') },
      },
    });
  });

  it.each([
    ['larger than 64 KB', '#'.repeat(64 * 1024 + 1), {}, 413],
    ['JSON', '{}', { type: 'application/json' }, 415],
    ['CSV', 'a,b\n', { type: 'text/csv' }, 415],
    ['under an impossible name', 'a: 1\n', { name: 'My-Source' }, 400],
    ['with a wrong key', 'a: 1\n', { key: 'wrong' }, 401],
  ])('refuses a source %s', async (_, body, given, status) => {
    const reply = await check(body, given);
    expect(reply.status).toBe(status);
    if (status === 415) expect(reply.json.detail).toContain('application/yaml');
  });

  it('runs one at a time for each client, and stops once the client is gone', async () => {
    const leave = new AbortController();
    const first = check(sourceAt('/held'), { signal: leave.signal });
    const left = expect(first).rejects.toThrow();
    await until(() => Promise.resolve(held.length === 1));
    const second = await check(sourceAt('/coins'));
    expect([second.status, second.json.code]).toEqual([429, 'too_many_at_once']);
    const closed = once(held[0]!, 'close');
    leave.abort();
    await Promise.all([left, closed]);
    expect((await check(sourceAt('/coins'))).status).toBe(200);
  });

  it('is audited', async () => {
    await check(sourceAt('/coins'));
    const { json } = await api.get('/audit?action=source.check&limit=1', { 'x-api-key': ADMIN });
    expect(json.data).toMatchObject([{ actor: 'admin', subject: 'sources', route: '/sources/check' }]);
  });
});

describe('POST /sources/check without PRIVATE_ADDRESSES', () => {
  let strict: Api;
  beforeAll(async () => {
    strict = await startApi({ ADMIN_API_KEY: ADMIN });
  });
  afterAll(() => strict.stop());

  it.each([
    ['loopback', () => base],
    ['a name of it', () => base.replace('127.0.0.1', 'localhost')],
    ['a metadata service', () => 'http://169.254.169.254'],
    ['a mapped address', () => 'http://[::ffff:10.0.0.1]'],
    ['a list of partitions in a private network', () => `${base}/x`],
  ])('calls no private host: %s', async (what, host) => {
    const before = asked.length;
    const listed = what.startsWith('a list')
      ? `partitions: { path: /all, key: id }\n${sourceAt("'/{partition}'", host())}`
      : sourceAt('/coins', host());
    const reply = await strict.request('/sources/check', {
      method: 'POST',
      body: listed,
      headers: { 'content-type': 'application/yaml', 'x-api-key': ADMIN },
    });
    expect(reply.json).toMatchObject({
      page: null,
      error: { code: 'private_address', message: expect.stringContaining('PRIVATE_ADDRESSES=allow') },
    });
    expect(asked).toHaveLength(before);
  });
});
