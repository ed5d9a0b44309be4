import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { problemsPage } from '../docs/problems.js';
import type { Reply } from '../support/documented.js';
import { withOwnParameters } from '../support/openapi.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(async () => (api = await startApi({ ADMIN_API_KEY: ADMIN })));
afterAll(() => api.stop());

function expectProblem(reply: Reply, status: number): void {
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(reply.json).toMatchObject({
    type: `/problems/${reply.json.code}`,
    status,
    request_id: reply.headers.get('x-request-id'),
  });
  for (const field of ['title', 'detail', 'instance']) expect(reply.json[field]).toMatch(/./);
  expect(reply.text).not.toMatch(/select |node_modules|\bat .*:\d+:\d+/);
}

const NONSENSE = [
  '',
  '%00',
  '\u{1f680}',
  '%ff%fe',
  '%ED%A0%80',
  `1'; drop table quotes; --`,
  '99999999999999999999999999',
  '-1',
  '1e400',
  '1.5',
  'NaN',
  'Infinity',
  '0x10',
  ' 1',
  'null',
  'undefined',
  '[object Object]',
  '{"$gt":1}',
  '1970-13-45',
  '2026-02-30',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00%2B23:59',
  '2026-01-01T25:00:00Z',
  '0000-01-01',
  '%2B292278994-01-01T00:00:00Z',
  'x'.repeat(10_000),
];
/** Free-text parameters accept any text, and find nothing. */
const TEXT = ['symbol', 'asset', 'q'];
const PARAMETERS = {
  '/data': [
    'limit',
    'offset',
    'cursor',
    'kind',
    'source',
    'since',
    'until',
    'min_price',
    'max_price',
    'latest',
    'sort',
    'order',
    'count',
  ],
  '/runs': ['limit', 'cursor', 'source', 'status', 'trigger'],
};
/** Usually nonsense, but valid here. */
const GOOD: Record<string, string[]> = {
  min_price: ['-1', '1.5', '99999999999999999999999999', '1e400'],
  max_price: ['-1', '1.5', '99999999999999999999999999', '1e400'],
  cursor: [],
};

it('explains how to write the + of a zone in a URL, where it means a space', async () => {
  const reply = await api.get('/data?since=2026-01-31T12:00:00+01:00');
  expect([reply.status, reply.json.detail]).toEqual([400, expect.stringMatching(/ is written %2B$/)]);
  expect((await api.get('/data?since=2026-01-31T12:00:00%2B01:00')).status).toBe(200);
});

it('declares as a pattern which dates and ages it refuses', async () => {
  const document = withOwnParameters((await api.get('/docs-json')).json);
  const parameters = document.paths['/data']!.get!.parameters as {
    name: string;
    schema: { pattern: string };
  }[];
  const takes = (name: string, value: string) =>
    new RegExp(parameters.find((one) => one.name === name)!.schema.pattern).test(value);
  for (const date of [
    '2026-13-01',
    '2026-01-32',
    '0000-01-01',
    '2026-01-01T25:00:00Z',
    '2026-01-01T23:59:60Z',
  ])
    expect([date, takes('since', date)]).toEqual([date, false]);
  expect(['0', '00m', '1', '010s', '7d'].map((age) => takes('max_age', age))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

describe.each(Object.entries(PARAMETERS))('%s', (path, names) => {
  it.each(names)('refuses nonsense in %s', async (name) => {
    for (const value of NONSENSE) {
      const good = GOOD[name]?.includes(value) ?? false;
      const reply = await api.get(`${path}?${name}=${value}`);
      if (good) expect([value, reply.status]).toEqual([value, 200]);
      else {
        expect([value.slice(0, 40), reply.status]).toEqual([value.slice(0, 40), 400]);
        expectProblem(reply, 400);
        expect(reply.json.errors[0]).toMatchObject({
          path: name,
          parameter: name,
          detail: expect.stringMatching(/./),
        });
      }
    }
  });

  it.each(names)('refuses %s given twice, as an array or as an object', async (name) => {
    for (const query of [`${name}=1&${name}=2`, `${name}[]=1`, `${name}[a]=1`, `${name}.a=1`])
      expectProblem(await api.get(`${path}?${query}`), 400);
  });

  it('refuses an unknown parameter, and names it', async () => {
    for (const name of ['page', 'Limit', '__proto__', 'constructor', 'toString', 'limit ']) {
      const reply = await api.get(`${path}?${encodeURIComponent(name)}=1`);
      expectProblem(reply, 400);
    }
    expect((await api.get(`${path}?page=1`)).json.errors).toEqual([
      {
        path: 'page',
        message: 'page is not a parameter of this path',
        detail: 'page is not a parameter of this path',
        parameter: 'page',
        value: '1',
      },
    ]);
  });

  it('shows the value that was refused, or its first 100 characters', async () => {
    const valueOf = async (query: string) => (await api.get(`${path}?${query}`)).json.errors[0].value;
    expect(await valueOf('limit=%C3%A9%201')).toBe('é 1');
    expect(await valueOf('limit=')).toBe('');
    expect(await valueOf('limit=1&limit=2')).toBe('1,2');
    expect(await valueOf(`limit=${'😀'.repeat(150)}`)).toBe(`${'😀'.repeat(100)}…`);
  });
});

it.each(TEXT)('%s accepts any text that a record could contain, and nothing else', async (name) => {
  for (const value of NONSENSE) {
    const { status, json } = await api.get(`/data?kind=quote&${name}=${value}`);
    if (/^(|%00|%ff%fe|%ED%A0%80|.{201,})$/.test(value)) expect([value, status]).toEqual([value, 400]);
    else {
      expect([value, status]).toEqual([value, 200]);
      expect(json.metadata.total).toBe(json.data.length);
    }
  }
});

it.each(['since', 'until', 'as_of', 'ingested_since'])(
  '%s refuses a moment after the year 9999',
  async (name) => {
    for (const moment of ['9999-12-31T23:59:59-15:00', '9999-12-31T24:00Z']) {
      const reply = await api.get(`/data?${name}=${moment}`);
      expectProblem(reply, 400);
      expect(reply.json.errors[0].path).toBe(name);
    }
    expect((await api.get(`/data?${name}=9999-12-31T23:59:59Z`)).status).toBe(200);
  },
);

it.each([
  ['offset=0&cursor=abc', 'offset'],
  ['offset=100001', 'offset'],
  ['limit=0', 'limit'],
  ['limit=1001', 'limit'],
  ['since=2026-01-02&until=2026-01-01', 'until'],
  ['min_price=1.00000000000000000000001&max_price=1', 'max_price'],
  ['min_price=-1e-30&max_price=-2e-30', 'max_price'],
  ['latest=true&kind=article', 'latest'],
  ['kind=article&symbol=BTC', 'symbol'],
  ['kind=article&asset=bitcoin', 'asset'],
  ['kind=article&currency=USD', 'currency'],
  ['kind=article&min_price=1', 'min_price'],
  ['kind=article&max_price=1', 'max_price'],
  ['source=nowhere', 'source'],
  ['cursor=W10', 'cursor'],
])('/data refuses %s', async (query, path) => {
  const reply = await api.get(`/data?${query}`);
  expectProblem(reply, 400);
  expect(reply.json.errors[0].path).toBe(path);
});

it('the depth limit suggests an alternative', async () => {
  expect((await api.get('/data?offset=100001')).json.detail).toContain('cursor');
});

it.each(['since=2026-01-01&until=2026-01-01', 'min_price=1&max_price=1.0'])(
  '/data accepts %s',
  async (query) => {
    expect((await api.get(`/data?${query}`)).status).toBe(200);
  },
);

it.each([
  '/nothing',
  '/data/q0000000100dec1a5c0de0000',
  '/data/q7fffffffffffffffffffffff',
  '/data/a00000000ffffffffffffffff',
  '/data/a000000007fffffffffffffff',
  '/data/%00',
  '/data/x%27or1=1',
  '/data/%F0%9F%9A%80/lineage',
  '/runs/0',
  '/runs/99999999999999999999',
  '/runs/-1',
  '/runs/1e1',
  '/docs/nothing',
  '/data/',
])('GET %s is 404', async (path) => {
  expectProblem(await api.get(path), 404);
});

it.each(['/%', '/data/%E0%A4%A', '/data/%ff'])('GET %s, which cannot be decoded, is 400', async (path) => {
  expectProblem(await api.get(path), 400);
});

it('a URL that is too long is 414', async () => {
  expectProblem(await api.get(`/data/${'x'.repeat(1000)}`), 414);
});

it.each(['/data', '/stats', '/health', '/runs/1', '/metrics'])(
  'DELETE %s is 405 and lists the allowed methods',
  async (path) => {
    const reply = await api.request(path, { method: 'DELETE' });
    expectProblem(reply, 405);
    expect(reply.headers.get('allow')).toContain('GET');
  },
);

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, path = '/runs') =>
  api.request(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...headers },
  });

describe('an endpoint without parameters', () => {
  it.each(['/stats', '/sources', '/health', '/health/live', '/metrics', '/runs/1'])(
    '%s refuses any, and names it',
    async (path) => {
      const reply = await api.get(`${path}?symbol=BTC`);
      expectProblem(reply, 400);
      expect(reply.json.errors).toMatchObject([
        { parameter: 'symbol', message: 'is not a parameter of this path' },
      ]);
    },
  );
});

it.each([
  ...['/data', '/markets', '/runs', '/anomalies', '/listings', '/drift'].map((path) => [
    path,
    'limit=5&limit=5',
  ]),
  ...['sort=rank', 'latest=true', 'min_price=1', 'since=2026-01-01', 'max_age=1d', 'interval=1h', 'q=a'].map(
    (one) => ['/data', `${one}&${one}`],
  ),
  ['/assets', 'currency=USD&currency=EUR'],
])('%s?%s must be given only once', async (path, query) => {
  const reply = await api.get(`${path}?${query}`);
  expectProblem(reply, 400);
  expect(reply.json.errors[0].message).toContain('must be given once');
});

it.each(['/data', '/anomalies', '/drift'])('%s refuses an until before since', async (path) => {
  const reply = await api.get(`${path}?since=2026-01-02&until=2026-01-01`);
  expectProblem(reply, 400);
  expect(reply.json.errors).toMatchObject([
    { parameter: 'until', message: 'until must not be earlier than since' },
  ]);
});

it('an item refuses every parameter except convert, and names it', async () => {
  const reply = await api.get('/data/q00000001000000000000000a?symbol=BTC');
  expectProblem(reply, 400);
  expect(reply.json.errors).toMatchObject([
    { parameter: 'symbol', message: 'symbol is not a parameter of this path' },
  ]);
});

it('every path that takes no body refuses fields, and accepts an empty object', async () => {
  const document = (await api.get('/docs-json')).json as {
    paths: Record<string, Record<string, { requestBody?: object }>>;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method, { requestBody }]) => method !== 'get' && !requestBody)
      .map(([method]) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, '999999') })),
  );
  expect(operations.length).toBeGreaterThan(8);
  const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
  for (const { method, path } of operations) {
    const refused = await api.request(path, { method, headers, body: '{"reason":"a"}' });
    expectProblem(refused, 400);
    expect(refused.json.errors).toMatchObject([
      { pointer: '/reason', detail: 'is not accepted: this path takes no body' },
    ]);
    expectProblem(await api.request(path, { method, headers, body: '[1]' }), 400);
    const empty = await api.request(path, { method, headers, body: '{}' });
    expect([path, empty.status]).toEqual([path, path === '/session' ? 200 : 404]);
  }
});

describe('POST /runs', () => {
  it.each([
    ['{', 400],
    ['', 400],
    ['[]', 400],
    ['null', 400],
    ['"csv"', 400],
    ['{"source":"nowhere"}', 400],
    ['{"source":["csv"]}', 400],
    ['{"source":"csv","more":1}', 400],
    ['{"source":"\\u0000"}', 400],
    ['{"__proto__":{"source":"csv"}}', 400],
    ['{"source":"csv","constructor":{"prototype":{"a":1}}}', 400],
    [`{"source":"${'x'.repeat(20_000)}"}`, 413],
  ])('answers %# with a problem', async (body, status) => {
    expectProblem(await post(body), status);
  });

  it.each([
    ['{"source":"csv","source":"rss"}', 'source'],
    ['{"source":"csv","\\u0073ource":"csv"}', 'source'],
    ['{"source":"csv","more":{"a":[{"b":1,"b":2}]}}', 'more.a.0.b'],
  ])('refuses %s, which contains a duplicate name, and reports it', async (body, path) => {
    const reply = await post(body);
    expectProblem(reply, 400);
    expect(reply.json.errors).toMatchObject([
      { path, pointer: `/${path.replaceAll('.', '/')}`, message: expect.stringContaining('more than once') },
    ]);
  });

  it.each([
    ['/rejections/replay', { filter: { constructor: 'csv' } }, '/filter/constructor'],
    ['/rejections/discard', { reason: 'r', filter: { toString: 'csv' } }, '/filter/toString'],
    ['/webhooks', { url: 'https://example.com', events: [], prices: [{ valueOf: 1 }] }, '/prices/0/valueOf'],
  ])('%s refuses inherited names within %j', async (path, body, pointer) => {
    const reply = await post(JSON.stringify(body), {}, path);
    expectProblem(reply, 400);
    expect(reply.json.errors).toMatchObject([{ pointer, detail: 'is not a field of this body' }]);
  });

  it('refuses bytes that are not UTF-8, and names the first', async () => {
    const reply = await post(new Uint8Array(Buffer.from('{"source":"caf\xe9"}', 'latin1')));
    expectProblem(reply, 400);
    expect(reply.json.detail).toBe('body: must be UTF-8, got 0xE9 at byte 14');
  });

  it('reports where a body stops being JSON', async () => {
    expect((await post('{"source":"csv",}')).json.detail).toBe(
      'body: must be JSON: expected a name in quotes at position 16',
    );
  });

  it.each<[string, unknown, string]>([
    ['/runs', [], 'body: must be an object, not a list'],
    ['/rejections/replay', [[]], 'body: must be an object, not a list'],
    ['/rejections/replay', { filter: null }, 'filter must be an object'],
    ['/rejections/replay', { dry_run: null }, 'dry_run must be true or false'],
    ['/rejections/replay', { filter: { source: null } }, 'source must be given once, as text'],
    ['/rejections/replay', { filter: { code: null } }, 'code must be given once, as text'],
    ['/rejections/replay', { filter: { field: null } }, 'field must be given once, as text'],
    ['/rejections/replay', { filter: { run: null } }, 'run must be a whole number from 1 to 999999999'],
    ['/rejections/discard', { filter: { ids: null }, reason: 'x' }, 'ids must be a list of whole numbers'],
    ['/api-keys/1/rotate', { grace_seconds: null }, 'grace_seconds must be a whole number from 0 to 2592000'],
    ['/webhooks/1/rotate', { grace_seconds: null }, 'grace_seconds must be a whole number from 0 to 2592000'],
    ['/assets/settle', { decisions: [[]] }, 'decisions must be objects'],
    ['/assets/undo', {}, 'operation_id must be a whole number'],
    ['/assets/confirm', { listing: 'csv/BTC' }, 'asset must be a slug or the id of an asset'],
    ['/assets/confirm', { listing: 'csv/BTC', asset: 7 }, 'asset must be a slug or the id of an asset'],
    ['/assets/merge', { into: 'bitcoin' }, 'from must be a list of texts'],
    ['/assets/merge', { into: 'bitcoin', from: 'xbt' }, 'from must be a list of texts'],
    ['/assets/split', { asset: 'bitcoin', listings: [7] }, 'listings must be a list of texts'],
    ['/runs', { source: 'csv', assets: 7 }, 'assets must be a list of slugs or ids'],
    [
      '/webhooks',
      {
        url: 'https://example.com',
        events: ['price.crossed'],
        prices: [{ asset: 'bitcoin', direction: 'up', threshold: 0.1 }],
      },
      'threshold must be a number in quotes, which keeps its digits: "0.1"',
    ],
    [
      '/webhooks',
      { url: 'https://example.com', events: ['price.crossed'], prices: [[]] },
      'prices must be objects',
    ],
  ])('refuses at %s the body %j', async (path, body, detail) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
    const reply = await api.request(path, { method: 'POST', body: JSON.stringify(body), headers });
    expectProblem(reply, 400);
    expect(reply.json.detail).toBe(detail);
  });

  it.each([
    ['/rejections/replay', { after: null, limit: null }],
    ['/csv/inspect', { path: 'nowhere.csv', profile: null }],
  ])('treats null at %s like an absent field in %j', async (path, body) => {
    const given = JSON.stringify(body);
    const absent = given.replaceAll(/,?"\w+":null/g, '').replaceAll('{,', '{');
    const answer = async (text: string) => {
      const { status, json } = await post(text, {}, path);
      return { status, detail: json.detail, matched: json.matched };
    };
    expect(await answer(given)).toEqual(await answer(absent));
    expect((await answer(given)).status).toBeLessThan(500);
  });

  it('accepts only JSON', async () => {
    expectProblem(await post('source=csv', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
    const xml = await post('<a/>', { 'content-type': 'text/xml' });
    expectProblem(xml, 415);
    expect(xml.json.detail).toContain('Content-Type: application/json');
  });

  it.each([undefined, '', 'wrong', `${ADMIN}x`])('refuses the key %s', async (key) => {
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'x-api-key': key }) };
    const reply = await api.request('/runs', { method: 'POST', body: '{"source":"csv"}', headers });
    expectProblem(reply, 401);
    expect(reply.text).not.toContain(ADMIN);
  });
});

it('malformed HTTP also gets problem details', async () => {
  const socket = connect(Number(new URL(api.service.url).port), '127.0.0.1');
  socket.end('NONSENSE\r\n\r\n');
  let reply = '';
  socket.on('data', (chunk) => (reply += chunk.toString()));
  await once(socket, 'close');
  expect(reply).toMatch(/^HTTP\/1.1 400 .*content-type: application\/problem\+json/is);
});

describe('the kinds of problems', () => {
  it('are listed in docs/problems.md, which `make schema` regenerates', () => {
    expect(readFileSync('docs/problems.md', 'utf8')).toBe(problemsPage());
  });

  it('are described at the URL of their type', async () => {
    const { data } = (await api.get('/problems')).json;
    expect(data.length).toBeGreaterThan(20);
    for (const kind of data) expect((await api.get(kind.type)).json).toEqual(kind);
    expectProblem(await api.get('/problems/nothing'), 404);
  });

  it.each<[string, string, RequestInit, Record<string, unknown>]>([
    [
      'invalid_parameter',
      '/data?kind=odd',
      {},
      { errors: [{ parameter: 'kind', allowed: ['quote', 'candle', 'article'] }] },
    ],
    [
      'invalid_parameter',
      '/data?source=odd',
      {},
      { errors: [{ parameter: 'source', allowed: expect.arrayContaining(['csv']) }] },
    ],
    ['invalid_parameter', '/data?symbol=%ff', {}, { errors: [{ parameter: 'symbol' }] }],
    [
      'not_acceptable',
      '/data',
      { headers: { accept: 'image/png' } },
      { allowed: expect.arrayContaining(['text/csv']) },
    ],
    ['key_in_url', '/data?api_key=x', {}, {}],
    ['invalid_key', '/data', { headers: { 'x-api-key': 'wrong' } }, {}],
    ['missing_key', '/runs', { method: 'POST' }, { scope: 'run' }],
    ['unknown_address', '/nothing', {}, {}],
    ['not_found', '/runs/999999', {}, {}],
    ['method_not_allowed', '/stats', { method: 'DELETE' }, { allowed: expect.arrayContaining(['GET']) }],
    ['method_not_allowed', '/assets/merge', {}, { allowed: ['POST'] }],
    ['uri_too_long', `/data/${'x'.repeat(1000)}`, {}, {}],
  ])('%s: %s', async (code, path, init, members) => {
    expect((await api.request(path, init)).json).toMatchObject({ code, ...members });
  });

  const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    api.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it.each<[string, string, unknown, string, string]>([
    ['a field that is missing', '/runs', {}, 'invalid_body', '/source'],
    ['an unknown field', '/runs', { source: 'csv', 'a/b~c': 1 }, 'invalid_body', '/a~1b~0c'],
    ['a field in a field', '/rejections/replay', { filter: { run: 0 } }, 'invalid_body', '/filter/run'],
    ['an unknown field in a field', '/rejections/replay', { filter: { x: 0 } }, 'invalid_body', '/filter/x'],
    ['a field named twice', '/runs', '{"source":"csv","source":"rss"}', 'invalid_body', '/source'],
    ['text that is not JSON', '/runs', '{', 'invalid_body', ''],
    ['no body', '/runs', '', 'invalid_body', ''],
    [
      'a field that contradicts another one',
      '/runs',
      { source: 'csv', since: '2026-01-01' },
      'invalid_body',
      '/since',
    ],
    ['a source that does not exist', '/runs', { source: 'nowhere' }, 'invalid_body', '/source'],
    [
      'a span that a source lacks',
      '/runs',
      { source: 'coingecko', mode: 'backfill', since: '2015-01-01', assets: ['bitcoin'] },
      'unprocessable',
      '/since',
    ],
  ])('%s is found by a JSON Pointer', async (_name, path, body, code, pointer) => {
    expect((await send(path, body)).json).toMatchObject({ code, errors: [{ pointer }] });
  });

  it('distinguish parameters and headers of a POST from fields of its body', async () => {
    const parameter = await send('/runs?source=csv', { source: 'csv' });
    expect(parameter.json).toMatchObject({ code: 'invalid_parameter', errors: [{ parameter: 'source' }] });
    const header = await send('/runs', { source: 'csv' }, { 'idempotency-key': 'two words' });
    expect(header.json).toMatchObject({ code: 'invalid_parameter', errors: [{ header: 'Idempotency-Key' }] });
  });

  it('name the run that keeps a source busy, and a run that has ended', async () => {
    const { id } = (await send('/runs', { source: 'csv' })).json;
    expect((await send('/runs', { source: 'csv' })).json).toMatchObject({ code: 'source_busy', run_id: id });
    expect((await send('/runs/1/cancel', '{}')).json).toMatchObject({ code: 'run_ended', run_id: 1 });
  });

  it('distinguish an Idempotency-Key that was used before', async () => {
    await send('/sources/rss/replay', {}, { 'idempotency-key': 'once' });
    const reused = await send('/sources/rss/replay', { since: '2026-01-01' }, { 'idempotency-key': 'once' });
    expect(reused.json).toMatchObject({
      code: 'idempotency_key_reused',
      status: 422,
      errors: [{ path: 'Idempotency-Key', header: 'Idempotency-Key' }],
    });
  });
});
