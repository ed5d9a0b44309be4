import fc from 'fast-check';
import type { SourceData } from '../support/four-sources.js';

/** Text that often breaks programs, and arbitrary text. */
const HOSTILE = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\\u0000',
  '__proto__',
  'constructor',
  'a.b[]',
  '=1+1',
  "'; drop table quotes; --",
  'İß\u0301ﬃ',
  '\u202eabc',
  '🚀'.repeat(60),
  '漢'.repeat(199),
  '漢'.repeat(201),
  'x'.repeat(501),
  'é'.repeat(3000),
  'null',
  '…0123456789abcdef0123456789abcdef',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: odd });

const COINS = ['bitcoin', 'ethereum', 'tether', 'cardano', 'solana', 'dogecoin', 'polkadot', 'chainlink'];
const coin = mostly(fc.constantFrom(...COINS), hostile);
const symbol = mostly(fc.constantFrom('btc', 'eth', 'usdt', 'ada', 'sol', 'doge', 'dot', 'link'), hostile);

/** Numbers as they may be written in JSON and in files. */
const DIGITS = [
  ...[
    '0',
    '-0',
    '-1',
    '1e309',
    '1e400',
    '1e-400',
    '-1e308',
    '1e100',
    '1e99',
    '9.9e99',
    '1e-100',
    '1e-101',
    '5e-324',
  ],
  ...[
    '9'.repeat(100),
    '9'.repeat(101),
    `0.${'0'.repeat(99)}1`,
    `0.${'0'.repeat(100)}1`,
    '1e9999',
    '1e99999',
    '123456789012345678901234.5',
  ],
];
const number = fc.oneof(
  { weight: 12, arbitrary: fc.double({ min: 1e-9, max: 1e12, noNaN: true }).map(String) },
  { weight: 2, arbitrary: fc.constantFrom(...DIGITS) },
  { weight: 1, arbitrary: fc.constant('null') },
);
/** A JSON value by its source text. */
const amount = mostly(
  number,
  fc.oneof(
    fc.constantFrom('"NaN"', '"Infinity"', '""', 'true', '[]', '{}', '"1e309"', '"-5"'),
    hostile.map(json),
  ),
);
const rank = fc.oneof(
  fc.integer({ min: -1, max: 2 ** 31 }).map(String),
  fc.constantFrom('null', '0', '1', '1.5', '1e400'),
);
const recent = fc
  .integer({ min: 0, max: 86_400 * 30 })
  .map((ago) => new Date(Date.now() - ago * 1000).toISOString());
const moment = mostly(
  recent,
  fc.oneof(
    fc.constantFrom(
      ...[
        '0001-01-01T00:00:00Z',
        '0000-01-01T00:00:00Z',
        '9999-12-31T23:59:59.999999Z',
        '1969-12-31T23:59:59.999999Z',
      ],
      ...[
        '2026-02-30T00:00:00Z',
        '2026-01-01T00:00:00.123456789Z',
        '2026-01-01T00:00:00+15:59',
        'yesterday',
        '2100-01-01',
      ],
    ),
    hostile,
  ),
);

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** An object of source texts, sometimes with an unknown field. */
function record(fields: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> {
  const extra = fc.option(
    fc.tuple(hostile, fc.oneof(number, hostile.map(json), fc.constantFrom('[{"a":1}]', '{"b":{}}'))),
    {
      freq: 3,
    },
  );
  return fc.tuple(fc.record(fields), extra).map(([known, more]) => {
    const all: [string, string][] = more ? [...Object.entries(known), more] : Object.entries(known);
    return `{${all.map(([name, value]) => `${json(name)}:${value}`).join(',')}}`;
  });
}

const id = coin.map(json);
const money = { market_cap: amount, total_supply: amount, max_supply: amount, circulating_supply: amount };
const market = record({
  ...{ id, symbol: symbol.map(json), name: coin.map(json), last_updated: moment.map(json), ...money },
  ...{
    current_price: amount,
    market_cap_rank: rank,
    total_volume: amount,
    price_change_percentage_24h: amount,
  },
});
const usd = record({ price: amount, volume_24h: amount, market_cap: amount, percent_change_24h: amount });
const ticker = record({
  ...{ id: coin.map((one) => json(`x-${one}`)), name: coin.map(json), symbol: symbol.map(json), rank },
  ...{
    total_supply: amount,
    max_supply: amount,
    last_updated: moment.map(json),
    quotes: usd.map((one) => `{"USD":${one}}`),
  },
});
const address = mostly(fc.constantFrom('0xabc', '0xdef', 'So1ana', ''), hostile).map(json);
const chain = mostly(fc.constantFrom('ethereum', 'solana', 'base'), hostile);
const platform = record({ id, platforms: fc.tuple(chain, address).map(([on, at]) => `{${json(on)}:${at}}`) });
const contract = record({ id: coin.map((one) => json(`x-${one}`)), address });
const article = record({
  ...{
    id,
    title: fc.oneof(coin, hostile).map((one) => json(`${one} rises`)),
    content_text: hostile.map(json),
  },
  ...{ url: fc.oneof(fc.webUrl(), hostile).map(json), date_published: moment.map(json) },
  ...{
    authors: hostile.map((name) => `[{"name":${json(name)}}]`),
    tags: fc.array(hostile, { maxLength: 4 }).map(json),
  },
});

const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
const line = fc
  .tuple(symbol, coin, amount, amount, amount, rank, moment, hostile)
  .map((cells) => cells.map((one) => cell(one.replace(/^"(.*)"$/s, '$1'))).join(','));
const header = hostile.map((odd) => `symbol,name,price,market_cap,volume,rank,date,${cell(odd)}`);

/** Pages of all sources, with `size` records each. */
export function upstreamPages(size: number): fc.Arbitrary<SourceData> {
  const list = (of: fc.Arbitrary<string>) =>
    fc.array(of, { minLength: size, maxLength: size }).map((all) => `[${all.join(',')}]`);
  const lines = fc.array(line, { minLength: size, maxLength: size });
  return fc.record({
    markets: list(market),
    platforms: list(platform),
    tickers: list(ticker),
    contracts: list(contract),
    feed: list(article).map(
      (items) => `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":${items}}`,
    ),
    csv: fc.tuple(header, lines).map(([names, rows]) => [names, ...rows, ''].join('\n')),
  });
}

/** Records in one `Said` of that size. */
export const RECORDS = 6;
