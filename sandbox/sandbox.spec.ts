import { parseJson } from '../src/domain/json.js';
import { type Sandbox, startSandbox } from './sandbox.js';

type Item = Record<string, unknown> & { id: string };
type Quotes = { USD?: Record<string, unknown> };

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ tick: 0, coingecko: { perMinute: 5 } });
});
afterEach(() => sandbox.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(sandbox.url + path, { headers });
const markets = (page: number) => get(`/api/v3/coins/markets?vs_currency=usd&per_page=250&page=${page}`);
const items = async (response: Response) => parseJson(await response.text()) as Item[];

describe('the sandbox', () => {
  it('pages through the CoinGecko coins, each once, until a short page', async () => {
    const pages = [
      await items(await markets(1)),
      await items(await markets(2)),
      await items(await markets(3)),
    ];
    expect(pages.map((page) => page.length)).toEqual([250, 250, expect.any(Number)]);
    expect(pages[2]!.length).toBeLessThan(250);
    const ids = pages.flat().map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('avalanche-2');
  });

  it('lists the CoinPaprika tickers at once, most of them under the names that CoinGecko uses', async () => {
    const tickers = await items(await get('/v1/tickers?quotes=USD'));
    const listed = await items(await get('/api/v3/coins/list?include_platform=true'));
    const names = new Set(listed.map((item) => item.name));
    const shared = tickers.filter((ticker) => names.has(ticker.name)).length;
    expect(shared).toBeGreaterThan(tickers.length / 2);
    expect(shared).toBeLessThan(tickers.length);
  });

  it('sends every digit of the smallest price and the largest supply', async () => {
    const text = await (await markets(3)).text();
    expect(text).toContain('"current_price":0.000000000000123456789,');
    expect(text).toContain('"total_supply":123456789012345678901234567890.5,');
  });

  it('returns the same replies until the clock advances', async () => {
    const [first, second] = [await (await markets(1)).text(), await (await markets(1)).text()];
    expect(second).toBe(first);
    sandbox.advance();
    expect(await (await markets(1)).text()).not.toBe(first);
  });

  it('limits calls per minute and reports when more are allowed', async () => {
    let response = await get('/api/v3/ping');
    // The count restarts with each minute.
    for (let call = 0; call < 12 && response.status === 200; call++) response = await get('/api/v3/ping');
    expect(response.status).toBe(429);
    expect(response.headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:00 \+0000$/);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuses a wrong key where one is required', async () => {
    const strict = await startSandbox({ coingecko: { demoKey: 'right' }, coinpaprika: { key: 'right' } });
    try {
      const asked = async (path: string, headers: Record<string, string>) =>
        (await fetch(strict.url + path, { headers })).status;
      expect(await asked('/api/v3/ping', { 'x-cg-demo-api-key': 'wrong' })).toBe(401);
      expect(await asked('/api/v3/ping', { 'x-cg-pro-api-key': 'right' })).toBe(400);
      expect(await asked('/api/v3/ping', { 'x-cg-demo-api-key': 'right' })).toBe(200);
      expect(await asked('/v1/coins', { authorization: 'wrong' })).toBe(403);
      expect(await asked('/v1/coins', { authorization: 'right' })).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it.each(['rss.xml', 'atom.xml', 'rdf.xml', 'feed.json'])(
    'answers 304 to a client that already has %s',
    async (name) => {
      const etag = (await get(`/feeds/${name}`)).headers.get('etag')!;
      expect((await get(`/feeds/${name}`, { 'if-none-match': etag })).status).toBe(304);
      sandbox.advance(8);
      expect((await get(`/feeds/${name}`, { 'if-none-match': etag })).status).toBe(200);
    },
  );

  it('fails as configured, as often as configured, and records the requests', async () => {
    sandbox.fault('/v1/coins', { status: 503, headers: { 'retry-after': '1' }, after: 1, times: 1 });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await get('/v1/coins')).status);
    expect(statuses).toEqual([200, 503, 200]);
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/v1/coins', '/v1/coins', '/v1/coins']);
  });

  it('cuts a body in half and a connection at once', async () => {
    sandbox.fault('/v1/tickers', { truncate: true });
    const response = await get('/v1/tickers');
    await expect(response.text()).rejects.toThrow('terminated');
    sandbox.fault('/v1/coins', { drop: true });
    await expect(get('/v1/coins')).rejects.toThrow('fetch failed');
  });

  it('repeats the first page when told to', async () => {
    sandbox.fault('/api/v3/coins/markets', { samePage: true });
    expect(await items(await markets(3))).toEqual(await items(await markets(1)));
  });

  it('writes Retry-After in the forms that upstreams use', async () => {
    const forms: string[] = [];
    for (const retryAfter of ['seconds', 'date', 'past', 'negative', 'garbage', 'huge'] as const) {
      sandbox.fault('/v1/coins', { status: 429, retryAfter, times: 1 });
      forms.push((await get('/v1/coins')).headers.get('retry-after')!);
    }
    const date = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/;
    const expected = [/^1$/, date, date, /^-5$/, /little while/, /^9{20}$/];
    expected.forEach((form, index) => expect(forms[index]).toMatch(form));
  });

  it('sends half of a JSON text, an HTML page, and a body in small pieces', async () => {
    sandbox.fault('/v1/coins', { truncateJson: true, times: 1 });
    const half = await (await get('/v1/coins')).text();
    expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError);
    sandbox.fault('/v1/coins', { html: true, times: 1 });
    const page = await get('/v1/coins');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    sandbox.fault('/v1/coins', { trickleMs: 40, times: 1 });
    expect(await items(await get('/v1/coins'))).toEqual(await items(await get('/v1/coins')));
  });

  it('fails at random, reproducibly for a seed', async () => {
    const hits = async (seed: number) => {
      const end = sandbox.fault('/nothing', { status: 500, chance: 0.3, seed });
      const statuses: number[] = [];
      for (let call = 0; call < 40; call++) statuses.push((await get('/nothing')).status);
      end();
      return statuses;
    };
    const first = await hits(1);
    expect(new Set(first)).toEqual(new Set([404, 500]));
    expect(await hits(1)).toEqual(first);
    expect(await hits(2)).not.toEqual(first);
  });

  it('sends records twice, within a page and across two pages', async () => {
    const MARKETS = '/api/v3/coins/markets';
    const [one, two] = [await items(await markets(1)), await items(await markets(2))];
    sandbox.fault(MARKETS, { duplicate: 2, times: 1 });
    expect(await items(await markets(1))).toEqual([...one, ...one.slice(0, 2)]);
    sandbox.fault(MARKETS, { shift: 3 });
    expect((await items(await markets(2))).slice(0, 6)).toEqual([...one.slice(-3), ...two.slice(0, 3)]);
  });

  it('renames, adds, removes and retypes fields of a share of the records, and keeps all digits', async () => {
    const before = await items(await get('/v1/tickers'));
    const end = sandbox.drift({
      source: 'coinpaprika',
      rename: { 'quotes.USD.price': 'last' },
      add: { note: null },
      remove: ['beta_value'],
      retype: { rank: 'text' },
      share: 0.5,
    });
    const after = await items(await get('/v1/tickers'));
    const changed = after.filter((record) => 'note' in record);
    expect(changed.length).toBeGreaterThan(before.length / 4);
    expect(changed.length).toBeLessThan((before.length * 3) / 4);
    for (const { id, rank, ...more } of changed) {
      const old = before.find((record) => record.id === id)!;
      const [is, was] = [more, old].map((record) => (record.quotes as Quotes).USD);
      expect('beta_value' in more).toBe(false);
      expect(rank).toBe(String(old.rank));
      if (was) expect([is!.last, is!.price]).toEqual([was.price, undefined]);
    }
    end();
    expect(await items(await get('/v1/tickers'))).toEqual(before);
  });

  it('scales a number in the named records', async () => {
    const before = await items(await get('/v1/tickers'));
    sandbox.drift({ source: 'coinpaprika', ids: ['sol-solana'], scale: { 'quotes.USD.price': 2, none: 2 } });
    const priceOf = (record: Record<string, unknown>) => (record.quotes as Quotes).USD?.price;
    const after = await items(await get('/v1/tickers'));
    sandbox.clearDrift();
    for (const [index, record] of after.entries()) {
      const old = before[index]!;
      if (record.id === 'sol-solana') expect(priceOf(record)).toBe(Number(priceOf(old)) * 2);
      else expect(record).toEqual(old);
    }
    expect(after.some(({ id }) => id === 'sol-solana')).toBe(true);
  });

  it('can be configured over HTTP, and names what it does not understand', async () => {
    const post = (path: string, body: unknown) =>
      fetch(sandbox.url + path, { method: 'POST', body: JSON.stringify(body) });
    expect((await post('/_faults', { path: '/v1/coins', fault: { status: 418 } })).status).toBe(201);
    expect((await get('/v1/coins')).status).toBe(418);
    expect((await fetch(`${sandbox.url}/_faults`, { method: 'DELETE' })).status).toBe(200);
    expect((await get('/v1/coins')).status).toBe(200);
    expect((await post('/_drift', { source: 'coinpaprika', remove: ['name'] })).status).toBe(201);
    expect((await items(await get('/v1/tickers'))).some((record) => 'name' in record)).toBe(false);
    await fetch(`${sandbox.url}/_drift`, { method: 'DELETE' });
    for (const wrong of [{ path: '/v1/coins', fault: { explode: true } }, 'no object', { fault: {} }])
      expect((await post('/_faults', wrong)).status).toBe(400);
    expect((await post('/_drift', { source: 'csv' })).status).toBe(400);
  });
});
