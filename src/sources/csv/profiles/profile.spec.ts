import { CsvFolder, itemsAndRejections } from '../fixtures/csv-folder.js';
import { readProfiles } from './profile.js';

let folder: CsvFolder;
beforeEach(async () => (folder = await CsvFolder.make()));
afterEach(() => folder.remove());

/** Reads a file under these profiles. */
async function read(profiles: string, content: string | Buffer, name: string) {
  return folder.read(content, { CSV_PROFILES: await folder.write('profiles.yaml', profiles) }, name);
}

describe('a profile', () => {
  it('defines where the table is, how values are written and what they mean', async () => {
    const { candles, rejected } = await read(
      `- files: '*.csv'
  skip_lines: 2
  delimiter: ';'
  decimal: ','
  date_format: dd.MM.yyyy HH:mm
  time_zone: Europe/Berlin
  file_name: '^(?<symbol>[A-Z]+)_(?<currency>[A-Z]{3}) '
  footer: '^Summe'
  columns: { date: Zeit, open: Erster, high: Hoch, low: Tief, close: Schluss, volume: Stück, quote_volume: Umsatz }
  constants: { interval: 1h }
`,
      'Depot 4711;;\nsymbol;price;date\nZeit;Erster;Hoch;Tief;Schluss;Stück;Umsatz\n03.04.2024 01:00;1.000;2.000,5;900;1.500;10;15.000\nSumme;;;;;;15.000\n',
      'BTC_EUR 2024.csv',
    );
    expect(rejected).toEqual([]);
    expect(candles).toMatchObject([
      {
        ...{ line: 4, symbol: 'BTC', currency: 'EUR', interval: '1h', openedAt: '2024-04-02T23:00:00.000Z' },
        ...{ open: '1000', high: '2000.5', low: '900', close: '1500', volume: '10', quoteVolume: '15000' },
      },
    ]);
  });

  it('names delimiters of several characters, what numbers are multiplied by, and exchanges', async () => {
    const profile =
      "- { files: a.csv, delimiter: '<|>', scale: { market_cap: 1000000, price: 0.01 }, columns: { date: d, symbol: s, price: p, market_cap: m, exchange: x } }\n";
    const { quotes } = await read(
      profile,
      'd<|>s<|>p<|>m<|>x\n2024-12-31<|>VOD<|>68.3<|>21.5<|>lse\n',
      'a.csv',
    );
    expect(quotes).toMatchObject([{ externalId: 'LSE:VOD', price: '0.683', marketCap: '21500000' }]);
  });

  it('treats words such as constructor as values without a defined meaning', async () => {
    const { quotes, rejected } = await read(
      '- { files: a.csv, columns: { symbol: s, price: p, currency: c, date: d }, values: { symbol: { XBT: BTC }, currency: { E: EUR } } }\n',
      's,p,c,d\nXBT,1,E,2024-01-01\nconstructor,2,E,2024-01-01\nETH,3,toString,2024-01-01\n',
      'a.csv',
    );
    expect(quotes).toMatchObject([
      { line: 2, symbol: 'BTC', currency: 'EUR' },
      { line: 3, symbol: 'CONSTRUCTOR', currency: 'EUR' },
    ]);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([[4, 'unknown_value']]);
  });

  it('takes precedence over what the values of a file prove', async () => {
    const content = 'symbol,price,date\nBTC,"1,5",13/01/2024\nBTC,"1,500",03/04/2024\n';
    const { quotes, rejected } = await read(
      "- { files: a.csv, decimal: '.', date_order: mdy }\n",
      content,
      'a.csv',
    );
    expect(quotes).toMatchObject([{ line: 3, price: '1500', observedAt: '2024-03-04T00:00:00.000Z' }]);
    expect(rejected.map(({ line, code }) => [line, code])).toContainEqual([2, 'not_a_date']);
    expect((await folder.read(content, {}, 'a.csv')).quotes).toMatchObject([
      { line: 2, price: '1.5', observedAt: '2024-01-13T00:00:00.000Z' },
      { line: 3, price: '1.500', observedAt: '2024-04-03T00:00:00.000Z' },
    ]);
  });

  it('names the columns of a file without header', async () => {
    const rows = '1735603200,93429.2,0.5\n1735603201,93430,1\n';
    const named = await read(
      '- { files: a.csv, header: [time, price, amount], columns: { date: time, price: price }, constants: { symbol: btc, currency: eur } }',
      rows,
      'a.csv',
    );
    expect(named.quotes).toMatchObject([
      { line: 1, symbol: 'BTC', currency: 'EUR', price: '93429.2' },
      { line: 2, price: '93430', volume24h: null },
    ]);
    const numbered = await read(
      '- { files: a.csv, header: none, columns: { date: col_1, price: col_2 }, constants: { symbol: ETH } }',
      rows,
      'a.csv',
    );
    expect(numbered.quotes).toMatchObject([
      { symbol: 'ETH', currency: 'USD', price: '93429.2' },
      { line: 2 },
    ]);
  });

  it('defines which of two dates counts, and what values mean', async () => {
    const { quotes, rejected } = await read(
      "- { files: a.csv, columns: { date: updated, symbol: code, price: value, currency: unit }, values: { currency: { '1': EUR } } }",
      'date,updated,code,value,unit\n2024-01-01,2024-01-02,BTC,1,1\n2024-01-01,2024-01-02,BTC,1,2\n',
      'a.csv',
    );
    expect(quotes).toMatchObject([{ line: 2, currency: 'EUR', observedAt: '2024-01-02T00:00:00.000Z' }]);
    expect(rejected).toMatchObject([{ line: 3, path: 'unit', code: 'unknown_value' }]);
  });

  it.each([
    ['1d', '2024-01-02', '2024-01-01T00:00:00.000Z'],
    ['1h', '2024-01-02T10:00:00Z', '2024-01-02T09:00:00.000Z'],
    ['1mo', '2024-02-01', '2024-01-01T00:00:00.000Z'],
  ])('dates candles of %s by their end: %s', async (interval, date, openedAt) => {
    const { candles } = await read(
      `- { files: BTC-EUR.csv, dates: end, constants: { interval: ${interval} } }`,
      `date,open,high,low,close\n${date},1,4,1,2\n`,
      'BTC-EUR.csv',
    );
    expect(candles).toMatchObject([{ openedAt }]);
  });

  it('completes a preset, and changes it', async () => {
    const candles = 'time,low,high,open,close,volume\n1735603200,1,4,2,3,5\n';
    const profile = `- { files: c.csv, preset: coinbase-candles, constants: { symbol: ETH, currency: EUR, interval: 1d } }`;
    expect((await read(profile, candles, 'c.csv')).candles).toMatchObject([
      {
        symbol: 'ETH',
        currency: 'EUR',
        interval: '1d',
        open: '2',
        high: '4',
        low: '1',
        close: '3',
        volume: '5',
      },
    ]);
    const unnamed = profile.replace('preset: coinbase-candles, ', '');
    expect((await read(unnamed, candles, 'c.csv')).candles).toHaveLength(1);
  });

  it('reports what a refused file lacks', async () => {
    const content = 'symbol,open_time,open,high,low,close,volume\nBTC,1735603200000,2,4,1,3,5\n';
    const refused = await folder.read(content, {}, 'a.csv').catch((error: Error) => error.message);
    const [, advice] = (refused as string).split('with the right values:\n');
    const { candles } = await read(advice!, content, 'a.csv');
    expect(candles).toMatchObject([{ symbol: 'BTC', interval: '1h', volume: '5', quoteVolume: null }]);
  });

  it('reads one column per coin', async () => {
    const { quotes } = await read(
      '- { files: w.csv, wide: price, columns: { date: date }, constants: { currency: EUR } }',
      'date,BTC,Ethereum\n2024-12-31,93429.2,3332.5\n2025-01-01,94000,\n',
      'w.csv',
    );
    expect(quotes.map(({ line, symbol, currency, price }) => [line, symbol, currency, price])).toEqual([
      [2, 'BTC', 'EUR', '93429.2'],
      [2, 'ETH', 'EUR', '3332.5'],
      [3, 'BTC', 'EUR', '94000'],
    ]);
  });

  it.each(['', ', columns: { symbol: symbol, price: price_usd, date: date }'])(
    'refuses a currency that contradicts the name of the price column%s',
    async (columns) => {
      const profile = `- { files: a.csv, constants: { currency: EUR }${columns} }`;
      const content = 'symbol,price_usd,date\nBTC,1,2024-01-01\n';
      await expect(read(profile, content, 'a.csv')).rejects.toThrow(
        'constants.currency is EUR, but the column "price_usd" is named after USD',
      );
      const { quotes } = await read(profile.replace('EUR', 'USD'), content, 'a.csv');
      expect(quotes).toMatchObject([{ symbol: 'BTC', currency: 'USD', price: '1' }]);
    },
  );

  it('reports a column that does not exist', async () => {
    const profile = '- { files: a.csv, columns: { date: Day, price: Value } }';
    await expect(read(profile, 'symbol,price,date\nBTC,1,2024-01-01\n', 'a.csv')).rejects.toThrow(
      /profile "a.csv" expects a column Day \(date\), Value \(price\).*"symbol", "price", "date"/,
    );
  });

  it('causes only its own files to be read again when it changes', async () => {
    const content = 'symbol,price,date\nBTC,1,03/04/2024\n';
    for (const name of ['a.csv', 'b.csv']) await folder.write(name, content);
    const path = await folder.write('profiles.yaml', '- { files: a.csv, date_order: dmy }');
    const cursors = new Map<string, Record<string, unknown>>();
    for (const name of ['a.csv', 'b.csv'])
      cursors.set(name, (await folder.pages(name, null, { CSV_PROFILES: path })).at(-1)!.next);
    await folder.write('profiles.yaml', '- { files: a.csv, date_order: mdy }');
    const partitions = await folder.source({ CSV_PROFILES: path }).partitions();
    expect(partitions.map((one) => [one.key, one.isUnchanged!(cursors.get(one.key)!)])).toEqual([
      ['a.csv', false],
      ['b.csv', true],
    ]);
    const pages = await folder.pages('a.csv', cursors.get('a.csv'), { CSV_PROFILES: path });
    expect(itemsAndRejections(pages).quotes).toMatchObject([{ observedAt: '2024-03-04T00:00:00.000Z' }]);
    expect(pages[0]!.file).toMatchObject({ correction: 'complete' });
    expect(pages[0]!.next.generation).not.toBe(cursors.get('a.csv')!.generation);
  });
});

describe('CSV_PROFILES', () => {
  const problem = async (text: string) => {
    const path = await folder.write('profiles.yaml', text);
    try {
      readProfiles(path);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  it.each([
    [
      "- files: a.csv\n- files: b.csv\n  decimal: ';'\n",
      /line 3, column \d+, entry 2, key decimal: .*expected one of/,
    ],
    ['- files: a.csv\n  columns:\n    prize: x\n', /line 3, column \d+, entry 1, key columns.prize/],
    ['- files: a.csv\n  datum: x\n', /line 2, column \d+, entry 1, key datum: there is no such key/],
    [
      "- files: a.csv\n  file_name: '(a'\n",
      /line 2, column \d+, entry 1, key file_name: expected a regular expression.*missing closing/,
    ],
    [
      "- files: a.csv\n  file_name: ['(?<coins>a)']\n",
      /line 2, column \d+, entry 1, key file_name.*groups named.*got coins/,
    ],
    ["- files: a.csv\n  file_name: '(?=a)'\n", /line 2, column \d+, entry 1, key file_name: .*RE2/],
    [
      '- files: a.csv\n  date_format: HH:mm\n',
      /line 2, column \d+, entry 1, key date_format: .*lacks a year/,
    ],
    [
      '- files: a.csv\n  time_zone: Mars\n',
      /line 2, column \d+, entry 1, key time_zone: expected an IANA time zone/,
    ],
    ['- files: a.csv\n  preset: nobody\n', /line 2, column \d+, entry 1, key preset: .*binance-klines/],
    ['- decimal: ","\n', /line 1, column \d+, entry 1, key files/],
    ['files: a.csv\n', /line 1, column 1: .*expected a list/],
    ['- files: [a.csv\n', /line 2, column 1: Flow sequence/],
    [`# ${'x'.repeat(300_000)}\n`, /the file has \d+ bytes; expected at most/],
  ])('is refused with file, line, entry and key: %j', async (text, message) => {
    const found = await problem(text);
    expect(found).toMatch(/^CSV_PROFILES: .*profiles\.yaml: /);
    expect(found).toMatch(message);
  });

  it('is refused without a file pattern', () => {
    expect(() => readProfiles('/nowhere/profiles.yaml')).toThrow(/CSV_PROFILES: \/nowhere.*cannot be read/);
  });

  it('matches names in linear time, whatever the expression', async () => {
    const path = await folder.write(
      'profiles.yaml',
      "- { files: '*', file_name: '^(a+)+(?<symbol>b)$', columns: { date: d, price: p } }",
    );
    const name = `${'a'.repeat(200)}c.csv`;
    await expect(folder.read('d,p\n2024-01-01,1\n', { CSV_PROFILES: path }, name)).rejects.toMatchObject({
      code: 'unknown_coin',
    });
  });
});
