import { connect } from 'node:net';
import { once } from 'node:events';
import type { Reply } from '../support/documented.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(async () => (api = await startApi({ ADMIN_API_KEY: ADMIN })));
afterAll(() => api.stop());

function expectProblem(reply: Reply, status: number): void {
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(reply.json).toMatchObject({
    type: 'about:blank',
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
/** Parameters of free text take text, and find nothing. */
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
/** Nonsense in general, but good here. */
const GOOD: Record<string, string[]> = {
  min_price: ['-1', '1.5', '99999999999999999999999999', '1e400'],
  max_price: ['-1', '1.5', '99999999999999999999999999', '1e400'],
  cursor: [],
};

describe.each(Object.entries(PARAMETERS))('%s', (path, names) => {
  it.each(names)('refuses nonsense in %s', async (name) => {
    for (const value of NONSENSE) {
      const good = GOOD[name]?.includes(value) ?? false;
      const reply = await api.get(`${path}?${name}=${value}`);
      if (good) expect([value, reply.status]).toEqual([value, 200]);
      else {
        expect([value.slice(0, 40), reply.status]).toEqual([value.slice(0, 40), 400]);
        expectProblem(reply, 400);
        expect(reply.json.errors[0]).toEqual({ path: name, message: expect.stringMatching(/./) });
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
      { path: 'page', message: 'page is not a parameter of this address' },
    ]);
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

it.each([
  ['offset=0&cursor=abc', 'offset'],
  ['offset=100001', 'offset'],
  ['limit=0', 'limit'],
  ['limit=1001', 'limit'],
  ['since=2026-01-02&until=2026-01-01', 'until'],
  ['min_price=1.00000000000000000000001&max_price=1', 'max_price'],
  ['min_price=-1e-30&max_price=-2e-30', 'max_price'],
  ['latest=true&kind=article', 'latest'],
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

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  api.request('/runs', {
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
      expect(reply.json.errors).toEqual([{ path: 'symbol', message: 'is not a parameter of this address' }]);
    },
  );
});

it('an item refuses every parameter but convert, and names it', async () => {
  const reply = await api.get('/data/q00000001000000000000000a?symbol=BTC');
  expectProblem(reply, 400);
  expect(reply.json.errors).toEqual([
    { path: 'symbol', message: 'symbol is not a parameter of this address' },
  ]);
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
    expect(reply.json.errors).toEqual([{ path, message: expect.stringContaining('more than once') }]);
  });

  it('refuses bytes that are not UTF-8, and names the first', async () => {
    const reply = await post(new Uint8Array(Buffer.from('{"source":"caf\xe9"}', 'latin1')));
    expectProblem(reply, 400);
    expect(reply.json.detail).toBe('body: must be UTF-8; it holds 0xE9 at byte 14');
  });

  it('reports where a body stops being JSON', async () => {
    expect((await post('{"source":"csv",}')).json.detail).toBe(
      'body: must be JSON: expected a name in quotes at position 16',
    );
  });

  it('accepts only JSON', async () => {
    expectProblem(await post('source=csv', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
    expectProblem(await post('<a/>', { 'content-type': 'text/xml' }), 415);
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
