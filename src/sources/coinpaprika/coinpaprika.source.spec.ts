import { rejectionOf } from '../../../test/support/provide.js';
import { readPages, requestedUrl } from '../../../test/support/read-pages.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import type { Page } from '../../domain/source.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { Contract } from './contract.js';
import { CoinpaprikaSource } from './coinpaprika.source.js';

const KEY = 'paprika-0123456789';

const { server, provide } = useHttp();

async function coinpaprika(handlers: [Handler, ...Handler[]], config: Partial<Config> = {}) {
  await server.start(...handlers);
  return provide(CoinpaprikaSource, { COINPAPRIKA_BASE_URL: `${server.url}/v1/`, ...config });
}
const list = answer(200, [{ id: 'btc-bitcoin' }, { id: 'eth-ethereum' }]);

describe('CoinpaprikaSource', () => {
  it('reads the whole list as one page, and again in the next run', async () => {
    const source = await coinpaprika([list]);
    const [page, ...more] = await readPages(source);
    expect(page).toMatchObject({ records: [{ externalId: 'btc-bitcoin' }, { externalId: 'eth-ethereum' }] });
    expect(more).toEqual([]);
    const next = JSON.parse(JSON.stringify(page!.next));
    expect(next).toEqual(page!.next);
    expect(await readPages(source, next)).toHaveLength(1);
    expect(server.requests.map(({ url }) => url)).toEqual(Array(2).fill('/v1/tickers?quotes=USD'));
  });

  it('assigns an id to a record without a usable one, so that it can be rejected', async () => {
    const source = await coinpaprika([answer(200, [null, { id: 'a' }, { id: 'a' }, {}])]);
    const [page] = await readPages(source);
    expect(page!.records.map(({ externalId }) => externalId)).toEqual(['#0', 'a', 'a', '#3']);
  });

  it.each([
    [{}, undefined],
    [{ COINPAPRIKA_API_KEY: KEY }, KEY],
    [{ COINPAPRIKA_API_KEY: KEY, COINPAPRIKA_AUTH_SCHEME: 'Bearer' }, `Bearer ${KEY}`],
  ] as [Partial<Config>, string | undefined][])(
    'sends the key as configured: %j',
    async (config, expected) => {
      await readPages(await coinpaprika([list], config));
      expect(server.requests[0]!.headers.authorization).toBe(expected);
    },
  );

  it.each([
    [{}, 'https://api.coinpaprika.com/v1/tickers?quotes=USD'],
    [{ COINPAPRIKA_API_KEY: KEY }, 'https://api-pro.coinpaprika.com/v1/tickers?quotes=USD'],
  ] as [Partial<Config>, string][])('calls the host of the plan: %j', async (config, expected) => {
    expect(await requestedUrl(CoinpaprikaSource, config)).toBe(expected);
  });

  it('fails if the list is much shorter than last time', async () => {
    const list = (length: number) =>
      answer(
        200,
        Array.from({ length }, (_, index) => ({ id: `c${index}` })),
      );
    const source = await coinpaprika([list(10), list(4)]);
    const [whole] = await readPages(source);
    expect(await rejectionOf(readPages(source, whole!.next))).toMatchObject({ code: 'upstream_short' });
  });

  it('fails after storing what it received if more than SWEEP_MAX_MISSING of the last list is missing', async () => {
    const coins = Array.from({ length: 200 }, (_, index) => ({ id: `c${index}` }));
    const lists = [coins, coins.slice(2), coins.slice(5), coins.slice(5)].map((list) => answer(200, list));
    const source = await coinpaprika(lists as [Handler]);
    const pages: Page[] = [];
    const read = () => readPages(source, pages.at(-1)?.next ?? null, { into: pages });
    await read();
    await read();
    expect(await rejectionOf(read())).toMatchObject({
      code: 'sweep_incomplete',
      message: expect.stringContaining('195 coins, the previous one 198'),
    });
    await read();
    expect(pages.map(({ records }) => records.length)).toEqual([200, 198, 195, 195]);
    // Only a complete sweep shows which listings are gone.
    expect(pages.map(({ sweep }) => sweep!.total)).toEqual([200, 198, 195, 195]);
    expect(pages.map(({ sweep }) => sweep!.isIncomplete)).toEqual([undefined, undefined, true, undefined]);
  });

  const ranked = answer(200, [
    { id: 'btc-bitcoin', rank: 1 },
    { id: 'eth-ethereum', rank: 2 },
    { id: 'usdt-tether', rank: 3 },
    { id: 'old-coin', rank: 0 },
    { id: 'odd-coin', rank: '' },
  ]);

  it.each([
    [{ COINPAPRIKA_IDS: ['old-coin', 'btc-bitcoin'] }, ['btc-bitcoin', 'old-coin']],
    [{ COINPAPRIKA_TOP_N: 2 }, ['btc-bitcoin', 'eth-ethereum']],
    [{ COINPAPRIKA_TOP_N: 1, COINPAPRIKA_IDS: ['odd-coin'] }, ['btc-bitcoin', 'odd-coin']],
  ] as [Partial<Config>, string[]][])('stores only the chosen coins: %j', async (config, expected) => {
    const [page] = await readPages(await coinpaprika([ranked], config));
    expect(page!.records.map(({ externalId }) => externalId)).toEqual(expected);
    expect(page!.next).toMatchObject({ coins: 5 });
  });

  it('names chosen coins that are not listed, after the others', async () => {
    const source = await coinpaprika([ranked], { COINPAPRIKA_IDS: ['btc-bitcoin', 'bitcoin'] });
    const into: Page[] = [];
    expect(await rejectionOf(readPages(source, null, { into }))).toMatchObject({
      code: 'unknown_coin',
      message: expect.stringMatching(/does not list bitcoin; COINPAPRIKA_IDS takes/),
    });
    expect(into[0]!.records.map(({ externalId }) => externalId)).toEqual(['btc-bitcoin']);
  });

  it('requests up to three currencies in one call', async () => {
    await readPages(await coinpaprika([list], { COINPAPRIKA_QUOTES: ['USD', 'EUR', 'BTC'] }));
    expect(server.requests.map(({ url }) => url)).toEqual(['/v1/tickers?quotes=USD,EUR,BTC']);
  });

  it('fails if the list is empty', async () => {
    const source = await coinpaprika([answer(200, [])]);
    expect(await rejectionOf(readPages(source))).toMatchObject({ code: 'upstream_empty' });
  });

  it.each([
    ['an error', { error: 'id not found' }, 'id not found'],
    ['a page for people', '<html>Service maintenance</html>', 'maintenance'],
    ['half of an answer', '[{"id":"btc-bit', 'btc-bit'],
  ])('fails and quotes the reply if it is %s with status 200', async (_what, body, shown) => {
    const source = await coinpaprika([answer(200, body)]);
    const error = await rejectionOf(readPages(source));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({ code: 'unexpected_body', message: expect.stringContaining(shown) });
  });

  it.each([401, 402, 403])('names the variable to check, and not the key, after %i', async (status) => {
    const error = `invalid API key ${KEY}`;
    const source = await coinpaprika([answer(status, { error })], {
      COINPAPRIKA_API_KEY: KEY,
      COINPAPRIKA_AUTH_SCHEME: 'Bearer',
    });
    const failed = await rejectionOf(readPages(source));
    expect(failed).toBeInstanceOf(FatalError);
    expect((failed as Error).message).toMatch(/"{"error":"invalid API key …"}"; check COINPAPRIKA_API_KEY$/);
    expect(server.requests).toHaveLength(1);
  });

  it('retries after 429 and 5xx, and counts the retries', async () => {
    const source = await coinpaprika([answer(429, { error: 'too many' }), answer(502), list]);
    expect(await readPages(source)).toMatchObject([{ retries: 2 }]);
  });

  it('stops when aborted in the middle of a call', async () => {
    const controller = new AbortController();
    const source = await coinpaprika([() => controller.abort(new Error('the service was stopped'))]);
    const { signal } = controller;
    expect(await rejectionOf(readPages(source, null, { signal }))).toMatchObject({
      message: 'the service was stopped',
    });
  });

  it('reads the contracts of all chains once a day, a few chains per run', async () => {
    const chains = ['eth-ethereum', 'sol-solana', 'gone', 'trx-tron', 'base-base'];
    const of = (address: string) => answer(200, [{ id: 'a-coin', address, type: 'token' }]);
    const source = await coinpaprika([
      answer(200, [...chains.slice(0, 1), 'torn-\ud800', ...chains.slice(1)]),
      of('0xA'),
      of('So1'),
      answer(404, { error: 'id not found' }),
      of('TrX'),
      of('0xB'),
    ]);
    const first = await readPages(source, null, { key: 'contracts' });
    const [page] = first;
    const read = page!.schema!.parse(page!.records[0]!.payload) as Contract;
    const contracts = [{ chain: 'eth-ethereum', address: '0xA' }];
    expect(source.normalize(read)).toEqual([{ kind: 'contracts', externalId: 'a-coin', contracts }]);
    expect(first.map(({ records }) => records.length)).toEqual([1, 1, 0, 1]);
    const rest = await readPages(source, first.at(-1)!.next, { key: 'contracts' });
    expect(rest).toHaveLength(1);
    expect(await readPages(source, rest[0]!.next, { key: 'contracts' })).toEqual([]);
    const asked = ['/v1/contracts', ...chains.map((chain) => `/v1/contracts/${chain}`)];
    expect(server.requests.map(({ url }) => url)).toEqual(asked);
  });

  it('has no contracts partition if they are turned off', async () => {
    const source = await coinpaprika([list], { CONTRACT_SWEEP_HOURS: 0 });
    expect(await source.partitions()).toEqual([{ key: 'tickers' }]);
  });

  it('fails only the contracts partition if the plan excludes them', async () => {
    const source = await coinpaprika([answer(402, { error: 'upgrade your plan' })]);
    const error = await rejectionOf(readPages(source, null, { key: 'contracts' }));
    expect(error).toBeInstanceOf(PartitionError);
    expect((error as Error).message).toContain('set CONTRACT_SWEEP_HOURS=0');
  });
});
