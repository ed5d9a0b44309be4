import { rejectionOf } from '../../../test/support/provide.js';
import { readPages, requestedUrl } from '../../../test/support/read-pages.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { FatalError, PartitionError, TimeBudgetSpent, UnusablePartition } from '../../domain/errors.js';
import { parseJson } from '../../domain/json.js';
import type { Page } from '../../domain/source.js';
import { CoingeckoSource } from './coingecko.source.js';

const { server, provide } = useHttp();

/** With limits that no test reaches, unless it sets others. */
async function coingecko(handlers: [Handler, ...Handler[]], config: Partial<Config> = {}) {
  await server.start(...handlers);
  const limits = { COINGECKO_CALLS_PER_MINUTE: 1000, COINGECKO_CALLS_PER_MONTH: 0 };
  return provide(CoingeckoSource, { COINGECKO_BASE_URL: `${server.url}/api/v3/`, ...limits, ...config });
}

/** A page of this many coins, starting with number `from`. */
const coins = (from: number, count = 250) => answer(200, named(from, count));
const named = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `coin-${String(from + index).padStart(4, '0')}` }));
const end = answer(200, []);
const noList = answer(404, { error: 'no list' });
const asked = () => server.requests.map(({ url }) => new URL(url!, server.url));
const pagesAsked = () =>
  asked().flatMap(({ pathname, searchParams }) =>
    pathname.endsWith('/markets') && !searchParams.has('ids') ? [Number(searchParams.get('page'))] : [],
  );
const idsOf = (pages: Page[]) => pages.flatMap(({ records }) => records.map((record) => record.externalId));
const soon = { 'retry-after': '0' };

describe('CoingeckoSource', () => {
  it('reads all coins in the order of their ids until an empty page, continuing past short pages', async () => {
    const source = await coingecko([coins(0, 249), coins(250), coins(500, 10), end, noList]);
    const pages = await readPages(source);
    expect(pages.map(({ records }) => records.length)).toEqual([249, 250, 10, 0]);
    expect(server.requests[1]!.url).toBe(
      '/api/v3/coins/markets?vs_currency=usd&include_rehypothecated=true&precision=full&per_page=250&order=id_asc&page=2',
    );
    expect(pagesAsked()).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['total and per-page', { total: '500', 'per-page': '250' }, { total: '500', 'per-page': '250' }],
    ['link', { link: '</2>; rel="next", </2>; rel="last"' }, { link: '</1>; rel="prev"' }],
  ])(
    'ends without requesting an empty page if the header %s marks the last page',
    async (_what, first, last) => {
      const source = await coingecko([
        answer(200, named(0, 250), first),
        answer(200, named(250, 250), last),
        noList,
      ]);
      expect(idsOf(await readPages(source))).toHaveLength(500);
      expect(pagesAsked()).toEqual([1, 2]);
    },
  );

  it('continues past a page whose header link is about something else', async () => {
    const preload = { link: '</style.css>; rel=preload; as=style' };
    const pages = [answer(200, named(0, 250), preload), answer(200, named(250, 250), preload)] as const;
    const source = await coingecko([...pages], { COINGECKO_TOP_N: 500 });
    expect(idsOf(await readPages(source))).toHaveLength(500);
  });

  it('requests listed coins by id if no page had them, and notes which have no market data', async () => {
    const listed = answer(200, [
      ...named(0, 260),
      { id: 'without-data' },
      null,
      { id: 7 },
      { id: 'torn-\ud800' },
      { id: 'nul-\0' },
    ]);
    const source = await coingecko([coins(0), coins(251, 9), end, listed, answer(200, named(250, 1))]);
    const pages = await readPages(source);
    expect(idsOf(pages)).toHaveLength(260);
    expect(asked().at(-1)!.searchParams.get('ids')).toBe('coin-0250,without-data');
    expect(pages.at(-1)!.next).toMatchObject({ page: 0, lastSweep: 260, withoutData: ['without-data'] });
  });

  it('treats a repeated short page as the end', async () => {
    const source = await coingecko([coins(0, 10)]);
    expect(idsOf(await readPages(source))).toHaveLength(10);
    expect(pagesAsked()).toEqual([1, 2]);
  });

  it('continues to request missing coins after an interruption', async () => {
    const missing = [coins(10), coins(260), coins(510, 10)];
    const source = await coingecko([
      coins(0, 10),
      end,
      answer(200, named(0, 520)),
      ...missing,
      ...missing.slice(1),
    ]);
    const pages = JSON.parse(JSON.stringify(await readPages(source))) as Page[];
    expect(idsOf(pages)).toHaveLength(520);
    expect(server.requests).toHaveLength(6);
    expect(idsOf(await readPages(source, pages[1]!.next))).toEqual(idsOf(pages.slice(2)));
  });

  it('continues after the last stored page, and starts over once a sweep is complete', async () => {
    const listed = answer(200, named(0, 510));
    const source = await coingecko([
      coins(0),
      ...[coins(250), coins(500, 10), end, listed],
      ...[coins(250), coins(500, 10), end, listed],
      ...[coins(0), coins(250, 260), end, listed],
    ]);
    const [first, , , last] = JSON.parse(JSON.stringify(await readPages(source))) as Page[];
    expect(idsOf(await readPages(source, first!.next))).toHaveLength(260);
    expect(idsOf(await readPages(source, last!.next))).toHaveLength(510);
    expect(pagesAsked()).toEqual([1, 2, 3, 4, 2, 3, 4, 1, 2, 3]);
  });

  it('continues a sweep that the limit of a run cut short hours ago', async () => {
    const startedAt = new Date(Date.now() - 7 * 3_600_000).toISOString();
    const source = await coingecko([coins(250, 10), end, noList]);
    await readPages(source, { page: 1, startedAt, ids: '', coins: 250, lastSweep: 0 });
    expect(pagesAsked()).toEqual([2, 3]);
  });

  it.each([
    ['a day ago', { page: 7, startedAt: new Date(Date.now() - 86_401_000).toISOString(), ids: '' }],
    ['by a version that wrote something else', { offset: 1750 }],
  ])('starts over if the sweep was left %s', async (_when, since) => {
    const source = await coingecko([coins(0, 1), end, noList]);
    await readPages(source, since);
    expect(pagesAsked()).toEqual([1, 2]);
  });

  it('yields a coin twice if it moved between pages, or occurs twice on one', async () => {
    const source = await coingecko([
      coins(0),
      coins(249, 2),
      end,
      noList,
      answer(200, [{ id: 'a' }, { id: 'a' }]),
      end,
    ]);
    expect(idsOf(await readPages(source))).toHaveLength(252);
    expect(idsOf(await readPages(source))).toEqual(['a', 'a']);
  });

  it('reads chosen coins by their ids, in one call for 250, and names those that do not exist', async () => {
    const ids = named(0, 251).map(({ id }) => id);
    const source = await coingecko([coins(0), end], { COINGECKO_IDS: ids });
    const into: Page[] = [];
    expect(await rejectionOf(readPages(source, null, { into }))).toMatchObject({
      code: 'unknown_coin',
      message: expect.stringContaining('coin-0250'),
    });
    expect(idsOf(into)).toHaveLength(250);
    expect(asked().map(({ searchParams }) => searchParams.get('ids')!.split(',').length)).toEqual([250, 1]);
  });

  it('divides long ids into requests whose URLs stay short', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `${'a-very-long-id'.repeat(8)}-${index}`);
    const source = await coingecko(
      [
        answer(
          200,
          ids.map((id) => ({ id })),
        ),
      ],
      { COINGECKO_IDS: ids },
    );
    expect(idsOf(await readPages(source))).toEqual(ids);
    expect(Math.max(...server.requests.map(({ url }) => url!.length))).toBeLessThan(7000);
    expect(asked().flatMap(({ searchParams }) => searchParams.get('ids')!.split(','))).toEqual(ids);
  });

  it('reads the largest coins', async () => {
    const source = await coingecko([coins(0), coins(250)], { COINGECKO_TOP_N: 300 });
    expect(idsOf(await readPages(source))).toHaveLength(300);
    expect(asked().map(({ searchParams }) => searchParams.get('order'))).toEqual(
      Array(2).fill('market_cap_desc'),
    );
  });

  it('reads each category as a separate partition', async () => {
    const source = await coingecko([coins(0, 3), end], { COINGECKO_CATEGORIES: ['layer-1', 'a&b'] });
    const keys = (await source.partitions()).map(({ key }) => key);
    expect(keys).toEqual(['category:layer-1', 'category:a&b', 'contracts']);
    expect(idsOf(await readPages(source, null, { key: 'category:a&b' }))).toHaveLength(3);
    expect(asked()[0]!.searchParams.get('category')).toBe('a&b');
  });

  it('assigns an id to a record without a usable one, so that it can be rejected', async () => {
    const odd = answer(200, [{ id: 'a' }, null, { id: 7 }, { id: '' }, 'x']);
    const source = await coingecko([coins(0), odd, end, noList]);
    const [, page] = await readPages(source);
    expect(page!.records.map(({ externalId }) => externalId)).toEqual(['a', '#251', '#252', '#253', '#254']);
    expect(page!.records.map(({ payload }) => payload)).toEqual([
      { id: 'a' },
      null,
      { id: 7 },
      { id: '' },
      'x',
    ]);
  });

  it.each([
    ['in the list of coins', answer(200, named(0, 1000)), 900],
    ['in a list that ends early as well', answer(200, named(0, 100)), 100],
    ['where there is no list', noList, 900],
  ])('fails if more than SWEEP_MAX_MISSING of the last sweep is missing: %s', async (_what, list, left) => {
    const pages = [0, 250, 500, 750].map((from) => coins(from, Math.max(0, Math.min(250, left - from))));
    const source = await coingecko([...(pages as [Handler]), end, list, end]);
    const into: Page[] = [];
    const since = { page: 0, startedAt: '', ids: '', coins: 0, lastSweep: 1000 };
    expect(await rejectionOf(readPages(source, since, { into }))).toMatchObject({
      code: 'sweep_incomplete',
      message: expect.stringContaining(`${left} coins, the previous one 1000`),
    });
    expect(idsOf(into)).toHaveLength(left);
    expect(into.at(-1)!.next).toMatchObject({ page: 0, lastSweep: left > 500 ? left : 1000 });
  });

  it('is complete if coins are missing that the list of coins has dropped as well', async () => {
    const source = await coingecko([coins(0), coins(250), end, answer(200, named(0, 500))]);
    const since = { page: 0, startedAt: '', ids: '', coins: 0, lastSweep: 600 };
    expect((await readPages(source, since)).at(-1)!.next).toMatchObject({ lastSweep: 500 });
  });

  it.each([
    ['fails, though the list has shrunk too', 980, 505, 'sweep_incomplete'],
    ['is complete if the list has shrunk as much', 1050, 950, undefined],
  ])('%s', async (_what, listed, left, code) => {
    const pages = [0, 250, 500, 750]
      .filter((from) => from < left)
      .map((from) => coins(from, Math.min(250, left - from)));
    const list = answer(200, named(0, listed));
    const source = await coingecko([...(pages as [Handler]), end, list, end]);
    const into: Page[] = [];
    const since = { page: 0, startedAt: '', ids: '', coins: 0, lastSweep: 1000, lastListed: 1100 };
    const error = await readPages(source, since, { into }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect((error as { code: string } | undefined)?.code).toBe(code);
    expect(into.at(-1)!.next).toMatchObject({ lastSweep: left, lastListed: listed });
  });

  it('fails if the first page is empty', async () => {
    const source = await coingecko([answer(200, [])]);
    expect(await rejectionOf(readPages(source))).toMatchObject({ code: 'upstream_empty' });
  });

  it('fails if a page is repeated, even after resuming', async () => {
    const source = await coingecko([coins(0)]);
    const into: Page[] = [];
    expect(await rejectionOf(readPages(source, null, { into }))).toMatchObject({
      code: 'same_page',
      message: expect.stringContaining('page 2'),
    });
    expect(into).toHaveLength(1);
    expect(await rejectionOf(readPages(source, into[0]!.next))).toMatchObject({ code: 'same_page' });
  });

  it.each([
    ['an error', '{"error":"coin not found"}', 'coin not found'],
    ['an error with a status', '{"status":{"error_code":200,"error_message":"odd"}}', 'odd'],
    ['a page for people', '<!DOCTYPE html><title>Just a moment…</title>', 'Just a moment'],
    ['half of an answer', '[{"id":"bitcoin","symbol":"bt', 'bitcoin'],
    ['nothing', '', 'an empty body'],
    ['a number', '5', '5'],
  ])('fails and quotes the reply if it is %s with status 200', async (_what, body, shown) => {
    const source = await coingecko([answer(200, body)]);
    const error = await rejectionOf(readPages(source));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({ code: 'unexpected_body', message: expect.stringContaining(shown) });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    '{"status":{"error_code":429,"error_message":"You have exceeded the Rate Limit"}}',
    '{"error":{"status":{"error_code":429,"error_message":"You have exceeded the Rate Limit"}}}',
    'Throttled',
  ])('waits and retries if a rate limit is reported with status 200: %s', async (body) => {
    const source = await coingecko([
      answer(200, body, soon),
      answer(429, body, soon),
      coins(0, 1),
      end,
      noList,
    ]);
    expect(await readPages(source)).toMatchObject([
      { retries: 2, records: [{ externalId: 'coin-0000' }] },
      { records: [] },
    ]);
  });

  it('ends the run if a rate limit outlasts it, keeps stored data, and records when to resume', async () => {
    const limit = answer(429, 'Throttled', { 'x-ratelimit-reset': reset(3600) });
    const source = await coingecko([coins(0), limit]);
    const into: Page[] = [];
    const error = await rejectionOf(readPages(source, null, { into }));
    expect(into).toHaveLength(1);
    expect(error).toBeInstanceOf(TimeBudgetSpent);
    expect((error as TimeBudgetSpent).resumesAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it.each([
    [{}, {}],
    [{ API_KEY: 'CG-demo-key' }, { 'x-cg-demo-api-key': 'CG-demo-key' }],
    [{ API_KEY: 'CG-pro-key', API_KEY_PLAN: 'pro' }, { 'x-cg-pro-api-key': 'CG-pro-key' }],
  ] as [Partial<Config>, object][])(
    'sends the key in the header of its plan, if there is one: %j',
    async (config, expected) => {
      await readPages(await coingecko([coins(0, 1), end, noList], config));
      const { headers } = server.requests.at(-1)!;
      const keys = Object.entries(headers).filter(([name]) => name.startsWith('x-cg'));
      expect(Object.fromEntries(keys)).toEqual(expected);
    },
  );

  it.each([
    [{}, 'https://api.coingecko.com/api/v3/coins/markets'],
    [{ API_KEY: 'CG-demo-key' }, 'https://api.coingecko.com/api/v3/coins/markets'],
    [{ API_KEY: 'CG-pro-key', API_KEY_PLAN: 'pro' }, 'https://pro-api.coingecko.com/api/v3/key'],
  ] as [Partial<Config>, string][])('calls the host of the plan: %j', async (config, expected) => {
    expect((await requestedUrl(CoingeckoSource, config)).split('?')[0]).toBe(expected);
  });

  it('observes the limits that CoinGecko reports for a paid key, and requests them once', async () => {
    const key = answer(200, { rate_limit_request_per_minute: 500, monthly_call_credit: 3 });
    const none = { COINGECKO_CALLS_PER_MINUTE: undefined, COINGECKO_CALLS_PER_MONTH: undefined };
    const pro = { API_KEY: 'CG-pro-key', API_KEY_PLAN: 'pro' } as const;
    const source = await coingecko([key, coins(0), coins(250), coins(500)], { ...none, ...pro });
    expect(await rejectionOf(readPages(source))).toBeInstanceOf(TimeBudgetSpent);
    expect(asked().map(({ pathname }) => pathname.replace('/api/v3', ''))).toEqual([
      '/key',
      '/coins/markets',
      '/coins/markets',
    ]);
  });

  it.each([
    [401, { status: { error_code: 10002, error_message: 'API Key Missing' } }],
    [400, { status: { error_code: 10010, error_message: 'change your root URL' } }],
    [400, { error: { status: { error_code: 10011, error_message: 'change your root URL' } } }],
    [400, { timestamp: '2025-09-01', error_code: 10011, status: { error_message: 'change your root URL' } }],
    [200, { status: { error_code: 10005, error_message: 'plan too small' } }],
  ])('names the variables to check if the key is refused with %i and %j', async (status, body) => {
    const source = await coingecko([answer(status, body)], { API_KEY: 'CG-demo-key' });
    const error = await rejectionOf(readPages(source));
    expect(error).toBeInstanceOf(FatalError);
    expect((error as Error).message).toContain('check API_KEY and API_KEY_PLAN');
    expect(server.requests).toHaveLength(1);
  });

  it('stops when aborted in the middle of a call', async () => {
    const controller = new AbortController();
    const source = await coingecko([coins(0), () => controller.abort(new Error('the service was stopped'))]);
    expect(await rejectionOf(readPages(source, null, { signal: controller.signal }))).toMatchObject({
      message: 'the service was stopped',
    });
  });

  it('reads each currency as a separate partition, and stores the currency in payloads', async () => {
    const item = '{"id":"a","symbol":"a","name":"A","current_price":1.50}';
    const source = await coingecko([(_request, response) => void response.end(`[${item}]`)], {
      COINGECKO_IDS: ['a'],
      COINGECKO_CURRENCIES: ['EUR', 'USD'],
      CONTRACT_SWEEP_HOURS: 0,
    });
    expect((await source.partitions()).map(({ key }) => key)).toEqual(['ids in EUR', 'ids']);
    const [[euros], [dollars]] = [
      await readPages(source, null, { key: 'ids in EUR' }),
      await readPages(source, null, { key: 'ids' }),
    ];
    expect(asked().map(({ searchParams }) => searchParams.get('vs_currency'))).toEqual(['eur', 'usd']);
    expect(euros!.records[0]!.text).toBe(`{"vs_currency":"eur",${item.slice(1)}`);
    expect(dollars!.records[0]!.text).toBe(item);
  });

  it('names the setting if CoinGecko does not support a currency', async () => {
    const source = await coingecko([answer(422, { error: 'invalid vs_currency' })], {
      COINGECKO_CURRENCIES: ['XXX'],
    });
    const error = await rejectionOf(readPages(source, null, { key: 'markets in XXX' }));
    expect(error).toBeInstanceOf(UnusablePartition);
    expect((error as Error).message).toContain('COINGECKO_CURRENCIES');
  });

  it('reads the contracts of all coins once a day, in one call', async () => {
    const coin = {
      id: 'usd-coin',
      symbol: 'usdc',
      name: 'USDC',
      platforms: { '': '', ethereum: '0xA', solana: 'EPj' },
    };
    const source = await coingecko([answer(200, [coin])]);
    const [page] = await readPages(source, null, { key: 'contracts' });
    const contracts = [
      { chain: 'ethereum', address: '0xA' },
      { chain: 'solana', address: 'EPj' },
    ];
    expect(source.normalize(source.schema.parse(page!.records[0]!.payload))).toEqual([
      { kind: 'contracts', externalId: 'usd-coin', contracts },
    ]);
    const unusable = parseJson('{"id":"a","platforms":{"ethereum":"0xA","__proto__":"0xB"}}');
    expect(source.schema.safeParse(unusable).error?.issues[0]?.path).toEqual(['platforms']);
    expect(await readPages(source, page!.next, { key: 'contracts' })).toEqual([]);
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/v3/coins/list?include_platform=true']);
  });
});

/** In CoinGecko's own format, this many seconds from now. */
function reset(seconds: number): string {
  const moment = new Date(Date.now() + seconds * 1000).toISOString();
  return `${moment.slice(0, 19).replace('T', ' ')} +0000`;
}
