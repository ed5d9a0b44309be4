import { runInNewContext } from 'node:vm';
import { matchesETag } from '../../src/api/data/etag.js';
import { negotiatedFormat } from '../../src/api/export/representation.js';
import { isDecimal } from '../../src/domain/limits.js';
import { nameSimilarity } from '../../src/drift/names.js';
import { cellType } from '../../src/drift/value-type.js';
import { wordsOfId } from '../../src/identity/id-words.js';
import { parseName } from '../../src/identity/parsed-name.js';
import { normalizeSymbol } from '../../src/identity/symbols.js';
import { dictionaryOf } from '../../src/mentions/dictionary.js';
import { field } from '../../src/mentions/tokens.js';
import { slugCandidates } from '../../src/normalization/slug.js';
import { parseDate } from '../../src/sources/csv/values/date.js';
import { dateOrderOf } from '../../src/sources/csv/rules/date-order.js';
import { decimalOf } from '../../src/sources/csv/rules/decimal.js';
import { columnNames, mapColumns } from '../../src/sources/csv/header/header.js';
import { parseNumber } from '../../src/sources/csv/values/number.js';
import { rowSchema } from '../../src/sources/csv/rows/schema.js';
import { retryAfter } from '../../src/network/retry-after.js';
import { oneLine } from '../../src/sources/http/remove-secrets.js';
import { decodeFeed } from '../../src/sources/rss/feed-charset.js';
import { parseFeedDate } from '../../src/sources/rss/feed-date.js';
import { parseFeed } from '../../src/sources/rss/feed-parser.js';
import { literalText, plainText } from '../../src/sources/rss/feed-text.js';
import { articleUrl } from '../../src/sources/rss/feed-url.js';
import { itemSchema } from '../../src/sources/rss/item-schema.js';

const LENGTH = 300_000;
/** Processor time: linear work takes milliseconds, quadratic work minutes. This limit distinguishes them on any machine. */
const LIMIT_MS = 5000;
/** Where other processes take the processor, even milliseconds of work may last for seconds. */
const TIMEOUT_MS = 12 * LIMIT_MS;

/** A beginning, a repeated part and an end, so that no backtracking pattern can succeed early. */
const TEXTS: readonly (readonly [begin: string, again: string, end: string])[] = [
  ['', 'a', '!'],
  ['', '1', '!'],
  ['', '1', 'a1!'],
  ['', ' ', 'x'],
  ['x', ' ', 'x'],
  ['', ' ', ')'],
  ['1 #', ' ', 'x'],
  ['01/02/2024 10:00', ' ', 'x'],
  ['Jan 1, 2024 10:00', ' ', 'x'],
  ['', '@', ' '],
  ['', 'a@', ' ('],
  ['a@b ', '(', ''],
  ['', '(', ''],
  ['', '-', 'x'],
  ['', '1,', 'x'],
  ['', "1'", 'x'],
  ['', '<', ''],
  ['', '</', ''],
  ['', '<a "', ''],
  ['', "<p '", ''],
  ['', '<!--', ''],
  ['', '<script>', ''],
  ['', '&', ';'],
  ['', '=', ''],
  ['', '"', ''],
  ['', ';q=', ''],
  ['', ',', ''],
  ['', '\n', 'x'],
  ['', 'e\u0301', '!'],
  ['http://', 'a.', '/ '],
  ['http://a.example/?', 'utm_a&', ' '],
];

const format = { decimal: '.', dateOrder: 'dmy', timeZone: 'UTC', currency: 'USD' } as const;
const COLUMNS = ['symbol', 'name', 'price', 'date', 'rank', 'market_cap', 'chain', 'contract'];
const row = rowSchema(COLUMNS, { ...format, decimalBy: 'file', dateOrderBy: 'file' } as never);
const shared = { format: 'rss', feed: 'f', base: 'https://feeds.example/' } as const;
const item = (of: object) => itemSchema.safeParse({ ...shared, item: of });
const asset = (name: string) => ({ id: 1, rank: 1, names: [name], symbols: [] });

/** Every pattern that reads external text; add new ones here. Headers have at most 16 KiB. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a row of a CSV file': (text) => row.safeParse(Object.fromEntries(COLUMNS.map((name) => [name, text]))),
  'the header of a CSV file': (text) => mapColumns(columnNames([text])),
  'a date of a CSV file': (text) => [parseDate(text, format), dateOrderOf([text], new Date())],
  'a number of a CSV file': (text) => [parseNumber(text, '.', true), decimalOf([text], [text], ';')],
  'the type of a cell': cellType,
  'the name of a field': (text) => nameSimilarity(text.slice(0, 10_000), 'price'),
  'a decimal': isDecimal,
  'the name of a coin': parseName,
  'the symbol of a coin': normalizeSymbol,
  'the id of a coin': (text) => wordsOfId('coinpaprika', text),
  'a name for a slug': (text) => slugCandidates({ symbol: text, name: text, key: 'a' }),
  'a name to be found in articles': (text) => dictionaryOf([asset(text)]),
  'words of an article': (text) => field('title', text),
  'an item of a feed': (text) =>
    item({
      title: text,
      description: text,
      link: text,
      guid: text,
      pubDate: text,
      author: text,
      category: text,
    }),
  'the title of an item': (text) => [plainText(text, 500), literalText(text, 500)],
  'the date of an item': parseFeedDate,
  'the link of an item': (text) => articleUrl(text, 'https://feeds.example/'),
  'a feed': (text) => parseOrRefuse(text),
  'a feed that begins well': (text) => parseOrRefuse(`<rss ${text}`),
  'the prolog of a feed': (text) => parseOrRefuse(`<!DOCTYPE rss [${text}]><rss/>`),
  'the charset of a feed': (text) => decodeFeed(Buffer.from(text), text.slice(0, 16_384)),
  'what an upstream says': oneLine,
  'Retry-After': (text) => retryAfter({ 'retry-after': text.slice(0, 16_384) }, new Date()),
  'If-None-Match': (text) => matchesETag(text.slice(0, 16_384), '"x"'),
  Accept: (text) => negotiatedFormat(`${text.slice(0, 16_384)}, */*`),
};

function parseOrRefuse(text: string): unknown {
  try {
    return parseFeed({ body: Buffer.from(text), contentType: undefined, url: 'https://feeds.example/' })
      .items;
  } catch (error) {
    return (error as { code: unknown }).code;
  }
}

/** The texts on which the reader took too long. Other errors are thrown: no text may make a reader fail. */
function unread(reader: (text: string) => unknown): string[] {
  return TEXTS.flatMap(([begin, again, end]) => {
    const text = begin + again.repeat(LENGTH / again.length) + end;
    const before = process.cpuUsage();
    try {
      runInNewContext('probe()', { probe: () => void reader(text) }, { timeout: TIMEOUT_MS });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return [JSON.stringify([begin, again, end])];
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 < LIMIT_MS ? [] : [JSON.stringify([begin, again, end])];
  });
}

describe('a MB of any text', () => {
  it.each(Object.keys(READERS))(
    'is read in linear time as %s',
    (name) => expect(unread(READERS[name]!)).toEqual([]),
    TEXTS.length * TIMEOUT_MS,
  );

  it('would be detected otherwise', () => {
    expect(() => runInNewContext("/^(a+)+$/.test('a'.repeat(60) + '!')", {}, { timeout: 100 })).toThrow(
      /timed out/,
    );
  });
});
