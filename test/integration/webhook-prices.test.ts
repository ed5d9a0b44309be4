import type { INestApplicationContext } from '@nestjs/common';
import { PriceWatch } from '../../src/price-watch/price-watch.js';
import type { NewPriceRule } from '../../src/webhooks/price-rule.js';
import { type WatchedPrice, WebhookPricesRepository } from '../../src/webhooks/webhook-prices.repository.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { PageSource } from '../support/page-source.js';
import { storePrices } from '../support/price-history.js';

let database: TestDatabase;
let app: INestApplicationContext;
const market = new PageSource('market', 'api', { all: [] });

beforeAll(async () => {
  database = await createTestDatabase();
  // Its tasks run only on request.
  app = await startContext(database.url, [market], { ROLE: 'api' });
  await database.dataSource.query(`insert into assets (slug, symbol, name) values ('coin', 'COIN', 'Coin')`);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
afterEach(() =>
  emptyTables(database.dataSource, 'webhooks', 'webhook_prices', 'webhook_outbox', 'quotes', 'latest_quotes'),
);

const query = <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters);
const RULE: NewPriceRule = {
  ...{ asset: 'coin', currency: 'USD', direction: 'up', threshold: '100' },
  ...{ changePct: null, windowSeconds: null, hysteresisPct: '5' },
};

/** @returns the id of the rule */
async function watch(rule: Partial<NewPriceRule>): Promise<string> {
  const url = 'https://example.com';
  await app
    .get(WebhooksService)
    .create({ url, description: null, events: ['price.crossed'], prices: [{ ...RULE, ...rule }] }, 'test');
  const [{ id }] = (await query('select max(id) as id from webhook_prices')) as [{ id: string }];
  return id;
}

const agreed = (price: string) => ({ price, low: price, high: price });
let clock = 0;
const evaluate = (id: string, price: string, priceBefore: string | null = null, seconds = ++clock) =>
  app.get(WebhookPricesRepository).evaluate(id, priceBefore === null ? null : '1h', {
    ...{ at: new Date(seconds * 1000), asset: '{"slug":"coin"}' },
    ...{ now: agreed(price), before: priceBefore === null ? null : agreed(priceBefore) },
  });
async function crossings(id: string, prices: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const price of prices) if (await evaluate(id, price)) found.push(price);
  return found;
}

describe('a threshold', () => {
  it.each([
    ['up', ['99', '100', '101', '99', '96', '100', '95', '101', '94.9', '100.5'], ['100', '100.5']],
    ['up', ['120', '110', '94', '100'], ['100']],
    ['up', ['99.999999999999999999', '100.000000000000000001'], ['100.000000000000000001']],
    ['down', ['101', '100', '99', '104', '99', '105', '99', '105.1', '80'], ['100', '80']],
    ['down', ['90', '110', '100'], ['100']],
  ] as const)('%s is crossed by %j at %j', async (direction, prices, expected) => {
    expect(await crossings(await watch({ direction }), prices)).toEqual(expected);
  });

  it.each(['up', 'down'] as const)('%s is crossed by random walks as by a model of it', async (direction) => {
    for (const seed of [1, 2, 3]) {
      const id = await watch({ direction });
      let [random, price, armed] = [seed, 100, null as boolean | null];
      const [prices, expected]: [string[], string[]] = [[], []];
      for (let step = 0; step < 150; step++) {
        random = (random * 48_271) % 2_147_483_647;
        price += (random % 13) - 6;
        price = Math.min(Math.max(price, 80), 120);
        const isBeyond = direction === 'up' ? price >= 100 : price <= 100;
        const isBack = direction === 'up' ? price < 95 : price > 105;
        if (isBeyond && armed) expected.push(String(price));
        armed = isBeyond ? false : isBack || armed === null ? true : armed;
        prices.push(String(price));
      }
      expect(expected.length).toBeGreaterThan(1);
      expect(await crossings(id, prices)).toEqual(expected);
    }
  });

  it('is crossed once, however many processes compare the same price, and never by an older one', async () => {
    const id = await watch({});
    await evaluate(id, '90', null, 1_000_000);
    const at = 1_000_001;
    const results = await Promise.all(Array.from({ length: 8 }, () => evaluate(id, '101', null, at)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await evaluate(id, '90', null, at - 1)).toBe(false);
    expect(await evaluate(id, '101', null, at + 1)).toBe(false);
    expect(await query('select from webhook_outbox')).toHaveLength(1);
  });

  it('keeps its state when the webhook is changed, and starts over when the rule is a different one', async () => {
    const id = await watch({});
    await crossings(id, ['90', '101']);
    const [{ id: webhook }] = (await query('select id from webhooks')) as [{ id: string }];
    const armed = async () => {
      const rows = await query<{ is_armed: boolean | null }>(
        'select is_armed from webhook_prices order by id',
      );
      return rows.map((row) => row.is_armed);
    };
    const more = { ...RULE, threshold: '200' };
    await app
      .get(WebhooksService)
      .update(webhook, { prices: [more, { ...RULE, threshold: '100.0' }] }, 'test');
    expect(await armed()).toEqual([null, false]);
    await app.get(WebhooksService).update(webhook, { prices: [more] }, 'test');
    expect(await armed()).toEqual([null]);
  });
});

it('does not report after a pause what crossed in the meantime', async () => {
  const id = await watch({});
  await evaluate(id, '90');
  const [{ id: webhook }] = (await query('select id from webhooks')) as [{ id: string }];
  for (const enabled of [false, true]) await app.get(WebhooksService).update(webhook, { enabled }, 'test');
  expect(await crossings(id, ['101', '90', '101'])).toEqual(['101']);
  expect(await query('select from webhook_outbox')).toHaveLength(1);
});

describe('a change within a window', () => {
  it.each([
    [
      'up',
      '5',
      '1',
      [
        ['102', '100'],
        ['105', '100'],
        ['104.5', '100'],
        ['106', '100'],
        ['103.9', '100'],
        ['105', '100'],
      ],
      [1, 5],
    ],
    [
      'down',
      '10',
      null,
      [
        ['100', '100'],
        ['89', '100'],
        ['91', '100'],
        ['85', '100'],
        ['93', '100'],
        ['90', '100'],
      ],
      [1, 5],
    ],
    [
      'up',
      '5',
      null,
      [
        ['200', '100'],
        ['100', '100'],
        ['105.000000000000000001', '100'],
      ],
      [2],
    ],
  ] as const)(
    '%s by %s %% is crossed as it should be',
    async (direction, changePct, hysteresisPct, seen, expected) => {
      const rule = { direction, threshold: null, changePct, windowSeconds: 3600, hysteresisPct };
      const id = await watch(rule);
      const found: number[] = [];
      for (const [index, [price, before]] of seen.entries())
        if (await evaluate(id, price, before)) found.push(index);
      expect(found).toEqual(expected);
    },
  );

  it('is not evaluated without a price at the beginning of the window', async () => {
    const id = await watch({ threshold: null, changePct: '5', windowSeconds: 60, hysteresisPct: null });
    expect(await evaluate(id, '1000')).toBe(false);
    expect(await query('select is_armed from webhook_prices')).toEqual([{ is_armed: null }]);
  });
});

it('compares the consensus of the sources, with all its digits', async () => {
  const price = async (amount: string) => {
    const until = new Date().toISOString();
    await storePrices(database.dataSource, {
      ...{ source: 'market', id: 'coin', asset: 'coin', prices: [amount], run: '1', until },
    });
    await app.get(PriceWatch).compare();
  };
  const id = await watch({});
  await price('99');
  await price('100.000000000000000000000001');
  // The dispatcher may have turned the fact into an event.
  const facts = `select data from webhook_outbox union all select data from webhook_events`;
  const [{ data }] = (await query(
    `select data::text from (${facts}) facts where data ->> 'price' = '100.000000000000000000000001'`,
  )) as [{ data: string }];
  expect(data).toMatch(/"price" ?: 100\.000000000000000000000001\b/);
  expect(JSON.parse(data)).toMatchObject({
    ...{ asset: { slug: 'coin', symbol: 'COIN' }, currency: 'USD', direction: 'up', threshold: 100 },
  });
  expect(await query('select id, is_armed from webhook_prices')).toEqual([{ id, is_armed: false }]);
});

describe('of two sources that dispute the price', () => {
  let until = Date.now() - 60_000;
  let last: Date | null = null;

  /** Stores prices of both sources. @returns whether the rule is crossed */
  async function both(...amounts: readonly [string, string]): Promise<boolean> {
    until += 1000;
    for (const [index, source] of ['market', 'other'].entries())
      await storePrices(database.dataSource, {
        ...{ source, id: 'coin', asset: 'coin', prices: [amounts[index]!], run: '1' },
        until: new Date(until).toISOString(),
      });
    await app.get(PriceWatch).compare();
    const before: Date | null = last;
    // The event may have left the outbox by now.
    [last] = (await query<{ at: Date }>('select crossed_at as at from webhook_prices')).map(
      ({ at }) => at,
    ) as [Date];
    return last?.getTime() !== before?.getTime();
  }

  beforeAll(() => query(`insert into sources (name, kind) values ('other', 'api') on conflict do nothing`));

  it('none moves it across a threshold alone, nor back', async () => {
    await watch({});
    expect(await both('90', '90')).toBe(false);
    expect(await both('90', '130')).toBe(false);
    expect(await both('101', '130')).toBe(true);
    expect(await both('101', '80')).toBe(false);
    expect(await both('101', '101')).toBe(false);
    expect(await both('90', '90')).toBe(false);
    expect(await both('101', '101')).toBe(true);
  });

  it('none changes it within a window alone, now or at its beginning', async () => {
    const rule = { direction: 'down', threshold: null, changePct: '5', windowSeconds: 3600 } as const;
    const id = await watch({ ...rule, hysteresisPct: null });
    const between = (price: string, low: string, high: string) => ({ price, low, high });
    const see = (now: WatchedPrice, before: WatchedPrice) => {
      const at = new Date(++clock * 1000);
      return app.get(WebhookPricesRepository).evaluate(id, '1h', { at, now, before, asset: '{}' });
    };
    expect(await see(agreed('100'), agreed('100'))).toBe(false);
    expect(await see(between('90', '80', '100'), agreed('100'))).toBe(false);
    expect(await see(agreed('100'), between('125', '100', '150'))).toBe(false);
    expect(await see(between('87', '80', '94'), between('125', '100', '150'))).toBe(true);
  });
});
