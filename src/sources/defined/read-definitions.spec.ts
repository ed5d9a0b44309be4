import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { knownDefinitions, readDefinition, readDefinitions } from './read-definitions.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kasparro-definitions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const HEAD = 'base_url: https://api.example.com\n';
const QUOTE = 'currency: USD\nquote:\n  id: id\n  price: usd\n';

/** A billion entries once its aliases are resolved. */
const BOMB = Array.from(
  { length: 10 },
  (_, level) =>
    `a${level}: &a${level} [${Array(10)
      .fill(level ? `*a${level - 1}` : 'x')
      .join(', ')}]\n`,
).join('');

async function read(text: string | Buffer, env: Record<string, string> = {}, name = 'mine') {
  const path = join(folder, `${name}.yaml`);
  await writeFile(path, text);
  return readDefinition(path, parseConfig(env));
}

describe('readDefinition', () => {
  it('reads a minimal definition', async () => {
    expect(await read(HEAD + QUOTE)).toMatchObject({
      name: 'mine',
      kind: 'json',
      path: '/',
      limits: { per_minute: 30 },
    });
  });

  it.each([
    [
      'a misspelt key',
      `${HEAD}curency: USD\nquote: { id: id }\n`,
      /line 2, column 1, key curency: there is no such key; did you mean currency\?; see docs/,
    ],
    [
      'a misspelt field',
      `${HEAD}${QUOTE}  vollume_24h: v\n`,
      /line 6, column 3, key quote.vollume_24h: there is no such key; did you mean volume_24h\?/,
    ],
    [
      'a misspelt transform',
      `${HEAD}currency: USD\nquote:\n  id: id\n  price: { path: p, multipy: 2 }\n`,
      /line 5, column 21, key quote.price.multipy: .*did you mean multiply\?/,
    ],
    ['no base_url', QUOTE, /key base_url: .*expected text, got nothing/],
    ['no mapping', `${HEAD}currency: USD\n`, /exactly one of quote, candle, article and rate/],
    [
      'two mappings',
      `${HEAD}${QUOTE}article: { id: a, title: b }\n`,
      /exactly one of quote, candle, article and rate/,
    ],
    ['no currency', `${HEAD}quote: { id: id }\n`, /currency of the amounts/],
    [
      'no interval',
      `${HEAD}currency: USD\ncandle: { id: id, opened_at: t, open: o, high: h, low: l, close: c }\n`,
      /interval of the candles/,
    ],
    [
      'a bad expression',
      `${HEAD}currency: USD\nquote:\n  id: id\n  price: a[\n`,
      /line 5, column 3, key quote.price: this is not valid JMESPath/,
    ],
    [
      'an inexact divisor',
      `${HEAD}currency: USD\nquote:\n  id: id\n  price: { path: p, divide: 3 }\n`,
      /key quote.price.divide: expected a divisor of twos and fives/,
    ],
    [
      'a number that YAML rounds',
      `${HEAD}currency: USD\nquote:\n  id: id\n  price: { path: p, multiply: 0.12345678901234567890 }\n`,
      /at most 15 digits; put longer ones in quotes/,
    ],
    [
      'a bad date form',
      `${HEAD}currency: USD\nquote: { id: id, observed_at: { path: t, date: HH:mm } }\n`,
      /it lacks a year/,
    ],
    [
      'path and value',
      `${HEAD}currency: USD\nquote: { id: { path: a, value: b } }\n`,
      /either path or value/,
    ],
    [
      'a key that stands in the file',
      `${HEAD}auth: { bearer: sk-12345 }\n${QUOTE}`,
      /key auth.bearer: expected \$\{NAME\}/,
    ],
    [
      'a key in a header',
      `${HEAD}headers: { X-Api-Key: sk-12345 }\n${QUOTE}`,
      /key headers.X-Api-Key: a key belongs under auth/,
    ],
    [
      'a key in the query',
      `${HEAD}query: { apikey: sk-12345 }\n${QUOTE}`,
      /key query.apikey: a key belongs under auth/,
    ],
    [
      'a variable in an URL',
      `base_url: "https://api.example.com/\${SK_12345}"\n${QUOTE}`,
      /key base_url: expected no \$\{…\}: URLs are stored/,
    ],
    [
      'a password in an URL',
      `base_url: https://me:sk-12345@example.com\n${QUOTE}`,
      /key base_url: expected no user or password/,
    ],
    ['a file', `base_url: file:///etc/passwd\n${QUOTE}`, /beginning with https/],
    ['a bad schedule', `${HEAD}schedule: hourly\n${QUOTE}`, /key schedule: expected a cron expression/],
    ['a partition without a key', `${HEAD}partitions: [{ symbol: BTC }]\n${QUOTE}`, /key partitions.0.key/],
    [
      'a value of partitions where there are none',
      `${HEAD}currency: USD\nquote: { id: $partition, price: p }\n`,
      /line 3, .*key quote.id: expected partitions, as this field is \$partition/,
    ],
    [
      'a value that partitions from a request do not have',
      `${HEAD}path: '/{partition}'\npartitions: { path: /products, key: id }\nquote: { id: $partition, currency: $partition.quote, price: p }\n`,
      /key quote.currency: expected \$partition, the only value of partitions from a request/,
    ],
    [
      'a value that one partition lacks',
      `${HEAD}path: '/{partition}'\npartitions: [{ key: a, coin: BTC }, b]\nid: $partition.coin\ncurrency: USD\nquote: { id: x, price: p }\n`,
      /key id.0: expected every partition to have the value coin, as this field is \$partition.coin; b has none/,
    ],
    [
      'a date that suits no step',
      `kind: csv\n${HEAD}dates: { step: month, since: 2024 }\n`,
      /key dates.since/,
    ],
    ['what is no YAML', 'a: [1\n', /line 2, column 1: Flow sequence/],
    ['an empty file', '# nothing yet\n', /the file is empty/],
    ['two documents', `${HEAD}${QUOTE}---\n${HEAD}`, /line 6, column 1: a second document begins here/],
    ['aliases without end', BOMB, /Excessive alias count/],
    [
      'an encoding other than UTF-8',
      Buffer.from(`${HEAD}title: Caf\xe9\n${QUOTE}`, 'latin1'),
      /line 2 is not valid UTF-8; save the file as UTF-8/,
    ],
    [
      'a query in base_url',
      `base_url: https://api.example.com/v1?key=a\n${QUOTE}`,
      /key base_url: expected no \? or #; put parameters under query/,
    ],
    [
      'partitions that no request names',
      `${HEAD}partitions: [a, b]\n${QUOTE}`,
      /line 2, column 1, key partitions: expected \{partition\} in path/,
    ],
    [
      'a partition twice',
      `${HEAD}path: /{partition}\npartitions: [a, b, a]\n${QUOTE}`,
      /key partitions.2: a is listed twice/,
    ],
    [
      'a placeholder without partitions',
      `${HEAD}path: /{partition.id}\n${QUOTE}`,
      /line 2, column 1, key path: expected partitions/,
    ],
    [
      'dates that no request names',
      `kind: csv\n${HEAD}path: /a.csv\ndates: { step: day, since: 2024-01-31 }\n`,
      /key dates: expected \{date\} in path/,
    ],
    [
      'a currency in words',
      `${HEAD}${QUOTE.replace('USD', 'dollars')}`,
      /line 2, column 1, key currency: expected a code such as USD, got dollars/,
    ],
    [
      'a currency in capital words',
      HEAD + QUOTE.replace('USD', 'EUROS'),
      /expected a code such as EUR, got EUROS/,
    ],
    [
      'a symbol in small letters, which may be a word',
      HEAD + QUOTE.replace('USD', 'money'),
      /the symbol of a coin in capitals such as USDT, got money/,
    ],
    [
      'a bad escape in a JSON Pointer',
      `${HEAD}records: /a~2b\n${QUOTE}`,
      /line 2, column 1, key records: expected ~0/,
    ],
    [
      'a bad escape in the JSON Pointer of a field',
      `${HEAD}currency: USD\nquote: { id: /a~b, price: $reply/x~ }\n`,
      /key quote.id: expected ~0 for ~.*key quote.price: expected ~0 for ~/,
    ],
    [
      'a key in the query of a path',
      `${HEAD}path: /coins?limit=5&api_key=sk-12345\n${QUOTE}`,
      /line 2, column 1, key path: a key belongs under auth/,
    ],
    [
      'a call limit of zero',
      `${HEAD}limits: { per_minute: 0 }\n${QUOTE}`,
      /key limits.per_minute: expected at least 1/,
    ],
    [
      'a negative call limit',
      `${HEAD}limits: { per_month: -1 }\n${QUOTE}`,
      /key limits.per_month: expected at least 0/,
    ],
    ['an HTTP method', `${HEAD}method: POST\n${QUOTE}`, /line 2, column 1, key method: there is no such key/],
    [
      'a URL without a scheme',
      `base_url: api.example.com\n${QUOTE}`,
      /key base_url: expected a URL beginning/,
    ],
    [
      'an interval in words',
      `${HEAD}currency: USD\ninterval: hourly\ncandle: { id: i, opened_at: t, open: o, high: h, low: l, close: c }\n`,
      /line 3, column 1, key interval: expected an interval such as 1h or 1d/,
    ],
    [
      'an unknown function',
      HEAD + QUOTE.replace('id: id', 'id: nosuch(a)'),
      /expected one of the functions .* got nosuch/,
    ],
    ['a key twice', `${HEAD}${QUOTE}currency: EUR\n`, /line 6, column 1: Map keys must be unique/],
    ['an unknown kind', `kind: xml\n${HEAD}`, /key kind/],
  ])('refuses %s, naming the place and what is expected', async (_, text, message) => {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).toContain('mine.yaml: ');
    expect((error as Error).message).not.toContain('sk-12345');
  });

  it('requires the variables that it names, and reports one without a value', async () => {
    const text = `${HEAD}auth: { bearer: "\${MY_KEY}" }\n${QUOTE}`;
    await expect(read(text)).rejects.toThrow(/mine\.yaml: MY_KEY: expected a value/);
    await expect(read(text, { MY_KEY: 'two words' })).rejects.toThrow(/MY_KEY: expected printable ASCII/);
    await expect(read(text, { MY_KEY: 'k1' })).resolves.toMatchObject({ name: 'mine' });
  });

  it('refuses names that no environment variable could have', async () => {
    await expect(read(HEAD + QUOTE, {}, 'My-Source')).rejects.toThrow(
      /expected a name of lower-case letters/,
    );
  });
});

describe('readDefinitions', () => {
  it('reads the definitions named in SOURCES; a file in SOURCES_DIR overrides one in the catalogue', async () => {
    await writeFile(join(folder, 'coinlore.yaml'), HEAD + QUOTE);
    await writeFile(join(folder, 'broken.yaml'), 'nonsense: [');
    const config = parseConfig({ SOURCES: 'coinlore,frankfurter,csv', SOURCES_DIR: folder });
    expect(readDefinitions(config).map((one) => [one.name, 'base_url' in one && one.base_url])).toEqual([
      ['coinlore', 'https://api.example.com'],
      ['frankfurter', 'https://api.frankfurter.dev/v1'],
    ]);
    expect(knownDefinitions(config)).toEqual(expect.arrayContaining(['coinlore', 'broken', 'messari']));
  });

  it('refuses two files for one source', async () => {
    await writeFile(join(folder, 'mine.yaml'), HEAD + QUOTE);
    await writeFile(join(folder, 'mine.yml'), HEAD + QUOTE);
    expect(() => readDefinitions(parseConfig({ SOURCES: 'mine', SOURCES_DIR: folder }))).toThrow(
      /mine\.yml: there are two files of the source mine/,
    );
  });

  it('reports an unreadable folder', () => {
    expect(() => readDefinitions(parseConfig({ SOURCES_DIR: '/no/such/folder' }))).toThrow(
      /SOURCES_DIR=\/no\/such\/folder: the folder cannot be read/,
    );
  });
});
