import { connect } from 'node:net';
import { once } from 'node:events';
import { type Api, startApi } from '../support/seed-service.js';

const ORIGIN = 'https://charts.example';
const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(
  async () =>
    (api = await startApi({
      ADMIN_API_KEY: ADMIN,
      CORS_ORIGINS: `${ORIGIN},https://other.example`,
      RATE_LIMIT: '600',
      TRUST_PROXY: '1',
    })),
);
afterAll(() => api.stop());

interface RawReply {
  status: number;
  headers: Headers;
  problem: { status: number; detail: string; request_id: string };
}

/** Sends the lines as they are; fetch would correct or refuse them. */
async function send(...lines: string[]): Promise<RawReply> {
  const socket = connect(Number(new URL(api.service.url).port), '127.0.0.1').setEncoding('utf8');
  const chunks: string[] = [];
  socket.on('data', (chunk: string) => chunks.push(chunk));
  socket.write([...lines, 'connection: close', '', ''].join('\r\n'));
  await once(socket, 'close');
  const [head, body] = chunks.join('').split('\r\n\r\n');
  const [first, ...fields] = head!.split('\r\n');
  const pairs = fields.map((field) => field.split(/:\s*(.*)/s).slice(0, 2) as [string, string]);
  return { status: Number(first!.split(' ')[1]), headers: new Headers(pairs), problem: JSON.parse(body!) };
}

describe('a request that could be understood in two ways', () => {
  it.each<[string, number, string[]]>([
    ['two Host headers', 400, ['GET /stats HTTP/1.1', 'host: a', 'host: b']],
    ['no Host header', 400, ['GET /stats HTTP/1.1']],
    ['a Host that is not a host name', 400, ['GET /stats HTTP/1.1', 'host: a b/c']],
    ['an expectation that cannot be met', 417, ['GET /stats HTTP/1.1', 'host: a', 'expect: a miracle']],
    ['no address', 404, ['OPTIONS * HTTP/1.1', 'host: a', 'origin: x', 'access-control-request-method: GET']],
    ['an unfinished percent-encoding', 400, ['GET /data?q=%E0%A4%A HTTP/1.1', 'host: a']],
    ['percent-encoded bytes that are not UTF-8', 400, ['GET /data?symbol=%ff HTTP/1.1', 'host: a']],
  ])('with %s is refused by a problem', async (_name, status, lines) => {
    const reply = await send(...lines);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(reply.problem).toMatchObject({ status, request_id: reply.headers.get('x-request-id') });
  });

  it('may lack a Host header in HTTP/1.0', async () => {
    expect((await send('GET /stats HTTP/1.0')).status).toBe(200);
  });
});

describe('CORS', () => {
  it('keeps Origin in Vary, whatever else a reply varies by', async () => {
    const { headers } = await api.get('/data?limit=1', { origin: ORIGIN });
    expect(headers.get('vary')!.toLowerCase().split(', ').sort()).toEqual([
      'accept',
      'accept-encoding',
      'origin',
      'prefer',
    ]);
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(headers.get('access-control-expose-headers')).toMatch(/ratelimit-policy/);
  });

  it('allows the existing methods, and is cached', async () => {
    const { status, headers } = await fetch(`${api.service.url}/api-keys/1`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'DELETE' },
    });
    expect([status, headers.get('access-control-max-age')]).toEqual([204, '600']);
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PATCH, DELETE');
  });

  it('refuses an incomplete preflight request by a problem', async () => {
    const response = await fetch(`${api.service.url}/data`, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('a key', () => {
  it('that is wrong is refused even if no key is needed', async () => {
    const reply = await api.get('/data', { 'x-api-key': 'nobody has it' });
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="kasparro", error="invalid_token"',
    ]);
    expect((await api.get('/health/live', { 'x-api-key': 'nobody has it' })).status).toBe(200);
  });

  it('in the URL is refused', async () => {
    for (const name of ['api_key', 'x-api-key', 'token']) {
      const reply = await api.get(`/data?${name}=${ADMIN}`);
      expect([name, reply.status]).toEqual([name, 400]);
      expect(reply.json.detail).toMatch(/header x-api-key, never in the URL/);
      expect(reply.text).not.toContain(ADMIN);
    }
  });

  it('makes its replies private', async () => {
    const control = async (headers: Record<string, string>) =>
      (await api.get('/data?limit=1', headers)).headers.get('cache-control');
    expect(await control({})).toBe('no-cache');
    expect(await control({ 'x-api-key': ADMIN })).toBe('private, no-cache');
    expect((await api.get('/api-keys', { 'x-api-key': ADMIN })).headers.get('cache-control')).toBe(
      'private, no-cache',
    );
    for (const path of ['/stats', '/runs', '/listings', '/openapi.json', '/nowhere'])
      expect([path, (await fetch(api.service.url + path)).headers.get('cache-control')]).toEqual([
        path,
        'no-cache',
      ]);
  });
});

describe('rate limits', () => {
  const remaining = async (address: string) => {
    const { headers } = await api.get('/sources', { 'x-forwarded-for': address });
    return headers.get('ratelimit-remaining');
  };

  it('count an address once, whatever port a proxy adds to it', async () => {
    const addresses = ['203.0.113.7', '203.0.113.7:4711', '203.0.113.7:4712'];
    const left = [];
    for (const address of addresses) left.push(await remaining(address));
    expect(left).toEqual(['599', '598', '597']);
  });

  it('are also reported in the fields of the current draft', async () => {
    const { headers } = await api.get('/sources', { 'x-forwarded-for': '203.0.113.8' });
    expect(headers.get('ratelimit-policy')).toBe('"default";q=600;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"default";r=599;t=\d+$/);
  });
});

it.each(['/assets/merge', '/assets/split', '/runs/1/cancel'])(
  'GET %s, which takes POST, is 405 and lists it',
  async (path) => {
    const reply = await api.get(path);
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
  },
);

it('a body in a charset other than UTF-8 is 415', async () => {
  const headers = { 'content-type': 'application/json; charset=latin1', 'x-api-key': ADMIN };
  const reply = await api.request('/runs', { method: 'POST', headers, body: '{"source":"csv"}' });
  expect([reply.status, reply.json.detail]).toEqual([415, expect.stringContaining('latin1')]);
});

describe('the address of the service', () => {
  it('links to everything for programs, and every link works', async () => {
    const { status, json } = await api.get('/');
    expect([status, json.service]).toEqual([200, 'kasparro']);
    for (const path of Object.values<string>(json.links))
      expect([path, (await fetch(api.service.url + path)).status]).toEqual([path, 200]);
  });

  it('leads browsers to the documentation', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { status, headers: got } = await fetch(api.service.url, { headers, redirect: 'manual' });
    expect([status, got.get('location')]).toEqual([302, '/docs']);
  });
});

describe('the next page of a list', () => {
  const next = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await api.get(path, { 'x-api-key': ADMIN, ...headers });
    return { ...reply, link: /^<(.+)>; rel="next"$/.exec(reply.headers.get('link') ?? '')?.[1] };
  };

  it.each([
    '/data?kind=quote&symbol=BTC&limit=1&count=none',
    '/data?limit=1&offset=2&q=bitcoin%20&order=asc',
    '/assets?limit=1',
    '/assets/bitcoin/articles?limit=1',
    '/listings?limit=1',
    '/runs?limit=1&status=succeeded',
    '/sources/csv/files?limit=1',
    '/checkpoints?limit=1',
  ])('is where Link of %s leads, with the same filters', async (path) => {
    await api.dataSource.query(
      `insert into article_assets values (1, 1, 0.9, '[]'), (2, 1, 0.9, '[]') on conflict do nothing`,
    );
    const seen = [];
    let page = await next(path);
    for (seen.push(...page.json.data); page.link && seen.length < 3; seen.push(...page.json.data)) {
      const url = new URL(page.link);
      expect(url.origin).toBe(api.service.url);
      expect(url.searchParams.get('cursor')).toBe(String(page.json.metadata.next_cursor));
      page = await next(url.pathname + url.search);
      expect(page.status).toBe(200);
    }
    expect(page.link === undefined).toBe(page.json.metadata.next_cursor === null);
    const given = new URLSearchParams(path.split('?')[1]);
    given.delete('offset');
    if (page.link)
      expect(Object.fromEntries(new URL(page.link).searchParams)).toMatchObject(Object.fromEntries(given));
    expect(new Set(seen.map((item) => JSON.stringify(item))).size).toBe(seen.length);
  });

  it('has the filters of a query with a question mark, which needs no encoding', async () => {
    await api.dataSource.query("update articles set title = 'Who? Bitcoin'");
    const { link } = await next('/data?kind=article&q=who?&limit=1');
    expect(link).toMatch(/\/data\?kind=article&q=who%3F&limit=1&cursor=/);
  });

  it('is at the host of a target in absolute form', async () => {
    const { headers } = await send('GET http://prices.example:81/runs?limit=1 HTTP/1.1', 'host: a');
    expect(headers.get('link')).toMatch(/^<http:\/\/prices\.example:81\/runs\?limit=1&cursor=\d+>/);
  });

  it('is not linked to on the last page', async () => {
    const { link, json } = await next('/runs?limit=1000');
    expect([link, json.metadata.next_cursor]).toEqual([undefined, null]);
  });

  it('has the scheme, host and prefix that a trusted proxy forwards', async () => {
    const forwarded = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'prices.example',
      'x-forwarded-prefix': '/market',
    };
    expect((await next('/runs?limit=1', forwarded)).link).toMatch(
      /^https:\/\/prices\.example\/market\/runs\?limit=1&cursor=\d+$/,
    );
    const odd = { ...forwarded, 'x-forwarded-host': 'a>; rel="prev"', 'x-forwarded-prefix': '//b' };
    expect((await next('/runs?limit=1', odd)).link).toMatch(/^\/runs\?limit=1&cursor=\d+$/);
  });
});

describe('an ETag', () => {
  it.each(['/data?limit=1', '/data/ID', '/assets?limit=2', '/assets/bitcoin'])(
    'of %s leads to a 304 until the content has changed',
    async (template) => {
      const [{ id }] = (await api.get('/data?kind=quote&symbol=BTC&limit=1')).json.data;
      const path = template.replace('ID', id);
      const first = await api.get(path);
      const etag = first.headers.get('etag')!;
      expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
      const again = await api.get(path, { 'if-none-match': `"other", ${etag}` });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      expect((await api.get(path, { 'if-none-match': '"other"' })).status).toBe(200);
      const head = await fetch(api.service.url + path, {
        method: 'HEAD',
        headers: { 'if-none-match': etag },
      });
      expect([head.status, head.headers.get('etag')]).toEqual([304, etag]);
      expect(
        (await api.get(`${path}${path.includes('?') ? '&' : '?'}convert=EUR`)).headers.get('etag'),
      ).not.toBe(etag);
    },
  );

  it('comes with the same Vary in every reply: 200, 304 and HEAD', async () => {
    const path = `${api.service.url}/assets`;
    const first = await fetch(path);
    const conditional = { 'if-none-match': first.headers.get('etag')! };
    const replies = [
      first,
      await fetch(path, { headers: conditional }),
      await fetch(path, { method: 'HEAD' }),
    ];
    expect(replies.map(({ status, headers }) => [status, headers.get('vary')])).toEqual(
      [200, 304, 200].map((status) => [status, 'Origin, accept, prefer, accept-encoding']),
    );
  });

  it('changes with its item', async () => {
    const path = '/data?kind=article&limit=1';
    const { headers, json } = await api.get(path);
    const item = `/data/${json.data[0].id}`;
    const before = (await api.get(item)).headers.get('etag')!;
    await api.dataSource.query("update articles set title = title || '!'");
    expect((await api.get(item, { 'if-none-match': before })).json.title).toMatch(/!$/);
    expect((await api.get(path, { 'if-none-match': headers.get('etag')! })).status).toBe(200);
  });
});
