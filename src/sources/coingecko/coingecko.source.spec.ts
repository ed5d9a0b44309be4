import { failure } from '../../../test/support/provide.js';
import { readPages, urlAsked } from '../../../test/support/read-pages.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { FatalError, PartitionError, TimeBudgetSpent } from '../../domain/errors.js';
import type { Page } from '../../domain/source.js';
import { CoingeckoSource } from './coingecko.source.js';

const { server, provide } = useHttp();

async function coingecko(handlers: [Handler, ...Handler[]], config: Partial<Config> = {}) {
  await server.start(...handlers);
  return provide(CoingeckoSource, { COINGECKO_BASE_URL: `${server.url}/api/v3/`, ...config });
}

/** A page of so many coins, the first of them being number `from`. */
const coins = (from: number, count = 250) =>
  answer(
    200,
    Array.from({ length: count }, (_, index) => ({ id: `coin-${from + index}` })),
  );
const asked = () =>
  server.requests.map(({ url }) => Number(new URL(url!, server.url).searchParams.get('page')));
const idsOf = (pages: Page[]) => pages.flatMap(({ records }) => records.map((record) => record.externalId));
const soon = { 'retry-after': '0' };

describe('CoingeckoSource', () => {
  it('asks for all coins by market cap, 250 a page, until a page is short', async () => {
    const source = await coingecko([coins(0), coins(250), coins(500, 10)]);
    const pages = await readPages(source);
    expect(pages.map(({ records }) => records.length)).toEqual([250, 250, 10]);
    expect(new Set(idsOf(pages)).size).toBe(510);
    expect(server.requests[1]!.url).toBe(
      '/api/v3/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=2',
    );
    expect(asked()).toEqual([1, 2, 3]);
  });

  it('ends on an empty page where the last one was full', async () => {
    const source = await coingecko([coins(0), answer(200, [])]);
    expect(idsOf(await readPages(source))).toHaveLength(250);
    expect(asked()).toEqual([1, 2]);
  });

  it('continues after the last stored page, and starts over once a sweep is complete', async () => {
    const source = await coingecko([
      coins(0),
      coins(250),
      coins(500, 10),
      coins(250),
      coins(500, 10),
      coins(0),
      coins(250, 5),
    ]);
    const [first, , last] = JSON.parse(JSON.stringify(await readPages(source))) as Page[];
    expect(idsOf(await readPages(source, first!.next))).toHaveLength(260);
    expect(idsOf(await readPages(source, last!.next))).toHaveLength(255);
    expect(asked()).toEqual([1, 2, 3, 2, 3, 1, 2]);
  });

  it.each([
    ['an hour ago', { page: 7, startedAt: new Date(Date.now() - 3_601_000).toISOString(), ids: '' }],
    ['by a version that wrote something else', { offset: 1750 }],
  ])('starts over if the sweep was left %s', async (_when, since) => {
    const source = await coingecko([coins(0, 1)]);
    await readPages(source, since);
    expect(asked()).toEqual([1]);
  });

  it('yields a coin twice if it moved between pages, or occurs twice on one', async () => {
    const source = await coingecko([coins(0), coins(249, 2), answer(200, [{ id: 'a' }, { id: 'a' }])]);
    expect(idsOf(await readPages(source))).toHaveLength(252);
    expect(idsOf(await readPages(source))).toEqual(['a', 'a']);
  });

  it('assigns an id to a record without a usable one, so that it can be rejected', async () => {
    const source = await coingecko([coins(0), answer(200, [{ id: 'a' }, null, { id: 7 }, { id: '' }, 'x'])]);
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

  it('fails if the list ends much earlier than last time', async () => {
    const source = await coingecko([coins(0), coins(250), coins(500, 10), coins(0), answer(200, [])]);
    const whole = await readPages(source);
    const into: Page[] = [];
    expect(await failure(readPages(source, whole.at(-1)!.next, { into }))).toMatchObject({
      code: 'upstream_short',
    });
    expect(idsOf(into)).toHaveLength(250);
  });

  it('fails if the first page is empty', async () => {
    const source = await coingecko([answer(200, [])]);
    expect(await failure(readPages(source))).toMatchObject({ code: 'upstream_empty' });
  });

  it('fails if the same page comes again, even after a resumption', async () => {
    const source = await coingecko([coins(0)]);
    const into: Page[] = [];
    expect(await failure(readPages(source, null, { into }))).toMatchObject({
      code: 'same_page',
      message: expect.stringContaining('page 2'),
    });
    expect(into).toHaveLength(1);
    expect(await failure(readPages(source, into[0]!.next))).toMatchObject({ code: 'same_page' });
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
    const error = await failure(readPages(source));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({ code: 'unexpected_body', message: expect.stringContaining(shown) });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    '{"status":{"error_code":429,"error_message":"You have exceeded the Rate Limit"}}',
    '{"error":{"status":{"error_code":429,"error_message":"You have exceeded the Rate Limit"}}}',
    'Throttled',
  ])('waits and retries if a rate limit is reported with status 200: %s', async (body) => {
    const source = await coingecko([answer(200, body, soon), answer(429, body, soon), coins(0, 1)]);
    expect(await readPages(source)).toMatchObject([{ retries: 2, records: [{ externalId: 'coin-0' }] }]);
  });

  it('ends the run if a rate limit outlasts it, keeps what is stored, and says when to resume', async () => {
    const limit = answer(429, 'Throttled', { 'x-ratelimit-reset': reset(3600) });
    const source = await coingecko([coins(0), limit]);
    const into: Page[] = [];
    const error = await failure(readPages(source, null, { into }));
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
      await readPages(await coingecko([coins(0, 1)], config));
      const { headers } = server.requests[0]!;
      const keys = Object.entries(headers).filter(([name]) => name.startsWith('x-cg'));
      expect(Object.fromEntries(keys)).toEqual(expected);
    },
  );

  it.each([
    [{}, 'https://api.coingecko.com/api/v3/coins/markets'],
    [{ API_KEY: 'CG-demo-key' }, 'https://api.coingecko.com/api/v3/coins/markets'],
    [{ API_KEY: 'CG-pro-key', API_KEY_PLAN: 'pro' }, 'https://pro-api.coingecko.com/api/v3/coins/markets'],
  ] as [Partial<Config>, string][])('calls the host of the plan: %j', async (config, expected) => {
    expect((await urlAsked(CoingeckoSource, config)).split('?')[0]).toBe(expected);
  });

  it.each([
    [401, { status: { error_code: 10002, error_message: 'API Key Missing' } }],
    [400, { status: { error_code: 10010, error_message: 'change your root URL' } }],
    [400, { error: { status: { error_code: 10011, error_message: 'change your root URL' } } }],
    [200, { status: { error_code: 10005, error_message: 'plan too small' } }],
  ])('names the variables to check if the key is refused with %i and %j', async (status, body) => {
    const source = await coingecko([answer(status, body)], { API_KEY: 'CG-demo-key' });
    const error = await failure(readPages(source));
    expect(error).toBeInstanceOf(FatalError);
    expect((error as Error).message).toContain('check API_KEY and API_KEY_PLAN');
    expect(server.requests).toHaveLength(1);
  });

  it('stops when aborted in the middle of a call', async () => {
    const controller = new AbortController();
    const source = await coingecko([coins(0), () => controller.abort(new Error('the service was stopped'))]);
    expect(await failure(readPages(source, null, { signal: controller.signal }))).toMatchObject({
      message: 'the service was stopped',
    });
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
    expect(await readPages(source, page!.next, { key: 'contracts' })).toEqual([]);
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/v3/coins/list?include_platform=true']);
  });
});

/** In CoinGecko's own form, so many seconds from now. */
function reset(seconds: number): string {
  const moment = new Date(Date.now() + seconds * 1000).toISOString();
  return `${moment.slice(0, 19).replace('T', ' ')} +0000`;
}
