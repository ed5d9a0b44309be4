import { DataPages } from '../../src/api/data/data-pages.js';
import { HistoryRepository } from '../../src/api/assets/history.repository.js';
import type { Reply } from '../support/documented.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const HISTORY = '/assets/bitcoin/history?interval=1d&since=2026-01-01&until=2026-02-01';
/** Specific to each reply; the length also depends on a latency. */
const OWN_HEADERS = ['date', 'x-request-id', 'content-length'];
const OWN = /"(request_id|api_latency_ms)":("[^"]*"|[\d.]+)/g;

/** The headers and text of a reply, except what is specific to it. */
function shared({ status, headers, text }: Reply) {
  const all = [...headers].filter(([name]) => !OWN_HEADERS.includes(name));
  return { status, headers: Object.fromEntries(all), text: text.replaceAll(OWN, '"$1":0') };
}

let pages: jest.SpyInstance;
let histories: jest.SpyInstance;
beforeEach(() => {
  pages = jest.spyOn(DataPages.prototype, 'get');
  histories = jest.spyOn(HistoryRepository.prototype, 'find');
});
afterEach(() => jest.restoreAllMocks());
/** How often a route looked for its answer. */
const routed = () => pages.mock.calls.length + histories.mock.calls.length;

describe('a request that was made before', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi({ CORS_ORIGINS: 'https://example.com' })));
  afterAll(() => api.stop());

  it.each([
    ['/data?limit=2', {}],
    ['/data?limit=6&numbers=string', {}],
    ['/data?limit=3', { prefer: 'numbers=string' }],
    ['/data?limit=7&fields=id,price', {}],
    ['/data?limit=8&kind=article', { origin: 'https://example.com', 'accept-encoding': 'gzip' }],
    [HISTORY, {}],
  ])('gets the reply of its route to %s, with its own id, without running it', async (path, headers) => {
    const replies = [];
    for (let times = 0; times < 4; times++) replies.push(await api.get(path, headers));
    expect(routed()).toBe(2);
    expect(shared(replies[2]!)).toEqual(shared(replies[0]!));
    expect(shared(replies[3]!)).toEqual(shared(replies[0]!));
    for (const { headers: got, json } of replies)
      expect(json.metadata.request_id).toBe(got.get('x-request-id'));
    expect(new Set(replies.map(({ json }) => json.metadata.request_id)).size).toBe(4);
  });

  it('gets a 304 like that of its route', async () => {
    const etag = (await api.get('/data?limit=4')).headers.get('etag')!;
    const known = await api.get('/data?limit=4', { 'if-none-match': etag });
    expect(routed()).toBe(2);
    await api.get('/data?limit=4');
    const again = await api.get('/data?limit=4', { 'if-none-match': etag });
    expect(routed()).toBe(3);
    expect(shared(again)).toEqual(shared(known));
    expect(again.status).toBe(304);
  });

  it('is answered by its route if the data has changed, the format differs, or the span ends now', async () => {
    const ask = async (path: string, headers = {}) => {
      for (let times = 0; times < 3; times++) await api.get(path, headers);
      return routed();
    };
    expect(await ask('/data?limit=5')).toBe(2);
    await api.dataSource.query(`update sources set name = name where id = 1`);
    expect(await ask('/data?limit=5')).toBe(3);
    expect(await ask('/data?limit=5', { prefer: 'numbers=string' })).toBe(4);
    expect(await ask('/assets/bitcoin/history?interval=1d&since=2026-01-01')).toBe(7);
  });

  it('has its link to the next page on its own host, and is counted in metrics', async () => {
    for (let times = 0; times < 3; times++) await api.get('/data?limit=1');
    const { headers } = await api.get('/data?limit=1');
    expect(headers.get('link')).toContain(`<${api.service.url}/data?limit=1&cursor=`);
    const metrics = await (await fetch(`${api.service.url}/metrics`)).text();
    const [, count] =
      /http_request_duration_seconds_count\{[^}]*route="\/data"[^}]*status="200"[^}]*\} (\d+)/.exec(metrics)!;
    expect(Number(count)).toBeGreaterThanOrEqual(4 + routed());
  });
});

describe('with limits and keys', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ RATE_LIMIT: '6', READS: 'closed', ADMIN_API_KEY: ADMIN, TRUST_PROXY: '1' });
  });
  afterAll(() => api.stop());

  it('a repeated request is charged like any other, and refused when the budget is spent', async () => {
    const left = [];
    for (let times = 0; times < 6; times++) {
      const { headers } = await api.get('/data', { 'x-api-key': ADMIN });
      left.push(headers.get('ratelimit-remaining'));
    }
    expect(left).toEqual(['5', '4', '3', '2', '1', '0']);
    const refused = await api.get('/data', { 'x-api-key': ADMIN });
    expect([refused.status, refused.json.code]).toEqual([429, 'rate_limited']);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(routed()).toBe(2);
  });

  it('a repeated request needs its key, and is counted once when it is refused', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' };
    const [missing, wrong] = [
      await api.get('/data', from),
      await api.get('/data', { ...from, 'x-api-key': 'x' }),
    ];
    expect([missing.status, missing.json.code]).toEqual([401, 'missing_key']);
    expect([wrong.status, wrong.json.code]).toEqual([401, 'invalid_key']);
    expect(missing.headers.get('ratelimit-remaining')).toBe('5');
    expect(wrong.headers.get('ratelimit-remaining')).toBe('4');
    expect(routed()).toBe(0);
  });
});
