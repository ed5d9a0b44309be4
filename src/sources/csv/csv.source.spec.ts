import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PartitionError } from '../../domain/errors.js';
import { CsvFolder } from './fixtures/csv-folder.js';

const HEADER = 'symbol,name,price,date\n';

describe('CsvSource', () => {
  let folder: CsvFolder;
  beforeEach(async () => (folder = await CsvFolder.make()));
  afterEach(() => folder.remove());

  it('reads rows by header names, with the line number as id and the payload unchanged', async () => {
    const { pages, quotes } = await folder.read(
      'Rank;Ticker;Name;Price (USD);Market Cap;24h %;Note;Date\n1;btc;Bitcoin;$1,234.50;1.2B;(5)%;"a ""b"";c";2024-01-15\n'.replace(
        '(5)%',
        '-5%',
      ),
    );
    expect(pages[0]!.records).toEqual([
      {
        externalId: '2',
        payload: {
          Rank: '1',
          Ticker: 'btc',
          Name: 'Bitcoin',
          'Price (USD)': '$1,234.50',
          'Market Cap': '1.2B',
          '24h %': '-5%',
          Note: 'a "b";c',
          Date: '2024-01-15',
        },
      },
    ]);
    expect(quotes).toEqual([
      {
        line: 2,
        kind: 'quote',
        symbol: 'BTC',
        externalId: 'BTC',
        currency: 'USD',
        name: 'Bitcoin',
        price: '1234.50',
        marketCap: '1200000000',
        volume24h: null,
        change24hPct: '-5',
        rank: 1,
        circulatingSupply: null,
        totalSupply: null,
        maxSupply: null,
        observedAt: '2024-01-15T00:00:00.000Z',
      },
    ]);
    expect(pages[0]!.file).toMatchObject({
      path: 'prices.csv',
      columns: Object.keys(pages[0]!.records[0]!.payload as object),
    });
  });

  it('dates a row by its date, not by when it was last updated', async () => {
    const { quotes } = await folder.read(
      'symbol,price,date,last_updated\nBTC,93429.2,2024-12-31,2025-02-01T10:00:00Z\nBTC,92643.2,2024-12-30,2025-02-01T10:00:00Z\n',
    );
    expect(quotes.map(({ observedAt }) => observedAt)).toEqual([
      '2024-12-31T00:00:00.000Z',
      '2024-12-30T00:00:00.000Z',
    ]);
  });

  it.each([
    ['date,time', '2024-12-31,16:00:00', '2024-12-31T16:00:00.000Z'],
    ['time,date', '5:30 PM,2024-12-31', '2024-12-31T17:30:00.000Z'],
    ['date,time', '2024-12-31,', '2024-12-31T00:00:00.000Z'],
    ['date,time', '2024-12-31 08:00,16:00', '2024-12-31T08:00:00.000Z'],
    ['date,time', '2024-12-31,1735660800', '2024-12-31T00:00:00.000Z'],
    ['timestamp,time', '2024-12-31T09:00:00Z,16:00', '2024-12-31T09:00:00.000Z'],
  ])('dates a row with %s of %s', async (columns, values, observedAt) => {
    const { quotes } = await folder.read(`symbol,price,${columns}\nBTC,1,${values}\n`);
    expect(quotes).toMatchObject([{ observedAt }]);
  });

  it('rejects a time of day that it cannot read', async () => {
    const { quotes, rejected } = await folder.read('symbol,price,date,time\nBTC,1,2024-12-31,noon\n');
    expect(quotes).toEqual([]);
    expect(rejected).toMatchObject([{ line: 2, code: 'not_a_time' }]);
  });

  it('normalises a row to a quote', () => {
    const row = {
      kind: 'quote' as const,
      symbol: 'BTC',
      externalId: 'bitcoin',
      currency: 'USD',
      name: 'Bitcoin',
      observedAt: '2024-01-15T00:00:00.000Z',
      price: '1',
      marketCap: null,
      volume24h: null,
      change24hPct: null,
      rank: 1,
      circulatingSupply: null,
      totalSupply: null,
      maxSupply: null,
    };
    const { symbol, externalId, currency, name, ...said } = row;
    expect(folder.source().normalize(row)).toEqual([
      { listing: { symbol, externalId, currency, name }, ...said },
    ]);
  });

  it('yields the contract of a row beside its quote if the file has columns for address and chain', async () => {
    const header = 'symbol,price,date,contract_address,chain';
    const { quotes } = await folder.read(
      `${header}\nUSDC,1,2024-01-01,0xA0b8,ethereum\nBTC,1,2024-01-01,,\n`,
    );
    const items = quotes.map((row) => folder.source().normalize(row));
    const contracts = [{ chain: 'ethereum', address: '0xA0b8' }];
    expect(items[0]![1]).toEqual({ kind: 'contracts', externalId: 'USDC', contracts });
    expect(items[1]).toHaveLength(1);
  });

  it('has no symbol if its field is empty and an id identifies the coin', async () => {
    const { quotes } = await folder.read(
      'id,symbol,name,price,date\nno-symbol,,No Symbol,1,2024-01-01\nbitcoin,btc,Bitcoin,1,2024-01-01\n',
    );
    expect(quotes).toMatchObject([
      { externalId: 'no-symbol', symbol: '', name: 'No Symbol' },
      { externalId: 'bitcoin', symbol: 'BTC' },
    ]);
  });

  it('identifies the listing by the id column or else the symbol, which also replaces a missing name', async () => {
    const { quotes } = await folder.read('id,symbol,name,price,date\nbitcoin,btc,N/A,1,2024-01-01\n');
    expect(quotes[0]).toMatchObject({ externalId: 'bitcoin', symbol: 'BTC', name: 'BTC' });
    expect((await folder.read('slug,price,date\nbitcoin,1,2024-01-01\n')).quotes[0]).toMatchObject({
      externalId: 'bitcoin',
      symbol: 'BITCOIN',
      name: 'BITCOIN',
    });
  });

  it.each([
    [',', 'symbol,price,date\nBTC,"1,234.5",2024-01-01\n'],
    [';', 'symbol;price;date\nBTC;1.234,5;2024-01-01\n'],
    ['\t', 'symbol\tprice\tdate\nBTC\t1234.5\t2024-01-01\n'],
    ['|', 'symbol|price|date\nBTC|1234.5|2024-01-01\n'],
    [';', 'sep=;\nsymbol;price;date\nBTC;1.234,5;2024-01-01\n'],
    [';', '"symbol";"price, in USD, of the day";price;date\nBTC;;1234,5;2024-01-01\n'],
  ])('detects the delimiter %j', async (delimiter, content) => {
    const { pages, quotes } = await folder.read(content);
    expect(pages[0]!.file!.format).toMatchObject({ delimiter });
    expect(quotes[0]).toMatchObject({ symbol: 'BTC', price: '1234.5' });
  });

  const text = 'symbol,name,price,date\r\nXMR,Monéro €,1.5,2024-01-01\r\n';
  const utf16be = Buffer.from(text, 'utf16le').swap16();
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['windows-1252', Buffer.from(text.replace('é', '\xe9').replace('€', '\x80'), 'latin1')],
  ])('reads %s (case %#), compressed or not', async (encoding, bytes) => {
    for (const content of [bytes, gzipSync(bytes)]) {
      const { pages, quotes } = await folder.read(content);
      expect(pages[0]!.file!.format).toMatchObject({ encoding, gzip: content !== bytes });
      expect(quotes).toMatchObject([{ line: 2, name: 'Monéro €', price: '1.5' }]);
    }
  });

  it('treats a file as windows-1252 if a byte far into it is not UTF-8', async () => {
    const rows = 'BTC,Bitcoin,1,2024-01-01\n'.repeat(20_000);
    const content = Buffer.from(`${HEADER}${rows}XMR,Mon\xe9ro,1,2024-01-01\n`, 'latin1');
    expect((await folder.read(content)).quotes.at(-1)).toMatchObject({ line: 20_002, name: 'Monéro' });
  });

  it('counts the lines of quoted line breaks and skips blank lines, empty rows and a second header', async () => {
    const { quotes, rejected } = await folder.read(
      `\n${HEADER}BTC,"Bit\ncoin",1,2024-01-01\n\n,,,\n   \n${HEADER}ETH,Ether,2,2024-01-01\n`,
    );
    expect(quotes.map(({ line, name }) => [line, name])).toEqual([
      [3, 'Bit\ncoin'],
      [9, 'Ether'],
    ]);
    expect(rejected).toEqual([]);
  });

  it('fills in missing fields at the end, and rejects rows with too many fields, even empty ones', async () => {
    const { quotes, rejected, pages } = await folder.read(
      'symbol,date,price,volume\nA,2024-01-01,1\nB,2024-01-01,2,3,\nC,2024-01-01,1,234,5\nD,2024-01-01\n',
    );
    expect(quotes.map(({ symbol, price, volume24h }) => [symbol, price, volume24h])).toEqual([
      ['A', '1', null],
      ['D', null, null],
    ]);
    expect(rejected).toMatchObject([
      { line: 3, code: 'ragged_row', message: expect.stringContaining('line 3 has 5 fields, its header 4') },
      { line: 4, code: 'ragged_row', message: expect.stringContaining('line 4 has 5 fields, its header 4') },
    ]);
    expect(pages[0]!.broken![1]!.payload).toEqual(['C', '2024-01-01', '1', '234', '5']);
  });

  const THOUSANDS = 'date,symbol,price,volume,note\n2024-12-31,LTC,93,429.20,1000,\n';
  it.each([
    ['ends every row', 'symbol,date,price\nA,2024-01-01,1,\nB,2024-01-01,2,\n', ['1', '2'], []],
    ['ends every row and the header', 'symbol,date,price,\nA,2024-01-01,1,\n', ['1'], []],
    ['ends some rows', 'symbol,date,price\nA,2024-01-01,1,\nB,2024-01-01,2\n', ['2'], [2]],
    ['may be due to a number cut in two', THOUSANDS, [], [2]],
    ['is due to a number cut in two', `${THOUSANDS}2024-12-31,ETH,3332.53,2000,\n`, ['3332.53'], [2]],
  ])('ignores an extra delimiter only if all rows have it: it %s', async (_, content, prices, lines) => {
    const { quotes, rejected } = await folder.read(content);
    expect(quotes.map(({ price }) => price)).toEqual(prices);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual(lines.map((line) => [line, 'ragged_row']));
  });

  it.each([
    [
      'at the end of a field',
      'AAA,1,2024-01-01,some item 16"\nBBB,2,2024-01-01,x\nCCC,3,2024-01-01,item 12"\nDDD,4,2024-01-01,y\n',
      ['some item 16"', 'x', 'item 12"', 'y'],
    ],
    ['in the middle of a field', 'AAA,1,2024-01-01,Six" pipe\nBBB,2,2024-01-01,x\n', ['Six" pipe', 'x']],
    ['that opens and never closes', 'AAA,1,2024-01-01,"open\nBBB,2,2024-01-01,x\n', ['"open', 'x']],
    [
      'that opens, with sound quotes behind',
      'AAA,1,2024-01-01,"open\nBBB,2,2024-01-01,"x"\nCCC,3,2024-01-01,"y"\n',
      ['"open', 'x', 'y'],
    ],
    ['within quotes', 'AAA,1,2024-01-01,"the "big" one, say"\n', ['the "big" one, say']],
    ['beside quotes', 'AAA,"1" ,2024-01-01, "x, y" \nBBB,2,2024-01-01,""""\n', ['x, y', '"']],
  ])('reads a quote %s as text, and all rows after it', async (_, rows, names) => {
    const { quotes, rejected } = await folder.read(`symbol,price,date,name\n${rows}`);
    expect(rejected).toEqual([]);
    expect(quotes.map(({ line, symbol, price, name }) => [line, symbol, price, name])).toEqual(
      names.map((name, index) => [index + 2, 'ABCD'[index]!.repeat(3), String(index + 1), name]),
    );
  });

  it('names the column, the value, the expected form and what to do', async () => {
    const { rejected } = await folder.read(
      'Ticker,Price (USD),Rank,Date\nA,12x,1,2024-01-01\nB,"1,5",1,2024-02-30\n,1,first,\n"D\0",1.5,1,2024-01-01\n',
      { CSV_OPTIONAL: 'reject' },
    );
    expect(rejected).toEqual([
      {
        line: 2,
        path: 'Price (USD)',
        code: 'not_a_number',
        message: expect.stringMatching(/expected a number.*got "12x"; correct/),
      },
      {
        line: 3,
        path: 'Date',
        code: 'not_a_date',
        message: expect.stringMatching(/expected a date.*got "2024-02-30"/),
      },
      { line: 3, path: 'Price (USD)', code: 'not_a_number', message: expect.stringContaining('CSV_DECIMAL') },
      { line: 4, path: 'Ticker', code: 'missing', message: expect.stringContaining('expected the symbol') },
      { line: 4, path: 'Date', code: 'missing', message: expect.stringContaining('expected a date') },
      { line: 4, path: 'Rank', code: 'not_a_rank', message: expect.stringContaining('got "first"') },
      { line: 5, path: 'Ticker', code: 'unstorable_text', message: expect.stringContaining('NUL') },
    ]);
  });

  it('reads an optional field with a bad value as empty, and notes it', async () => {
    const { quotes, rejected } = await folder.read(
      'symbol,name,price,market_cap,rank,date\nA,"A\0",1,12x,first,2024-01-01\nB,B,x,1,1,2024-01-01\nC,C,1,-5,1,2024-01-01\n',
    );
    const noted = quotes.map(({ symbol, name, price, marketCap, rank, notes }) => {
      return [symbol, name, price, marketCap, rank, notes?.map(({ path, code }) => [path, code])];
    });
    expect(noted).toEqual([
      [
        ...['A', 'A', '1', null, null],
        [
          ['name', 'unstorable_text'],
          ['market_cap', 'not_a_number'],
          ['rank', 'not_a_rank'],
        ],
      ],
      ['C', 'C', '1', null, 1, [['market_cap', 'negative']]],
    ]);
    expect(rejected).toMatchObject([{ line: 3, path: 'price', code: 'not_a_number' }]);
    expect(folder.source().notes(quotes[0]!)).toEqual(quotes[0]!.notes);
  });

  it('rejects a row with a bad value and an empty last field: a delimiter may be missing', async () => {
    const { quotes, rejected } = await folder.read(
      'date,symbol,name,price,market_cap,note\n2024-01-01,BTC,Bitcoin,1,2,x\n2024-01-01,"ETH Ether",3,4,x\n',
    );
    expect(quotes.map(({ symbol }) => symbol)).toEqual(['BTC']);
    expect(rejected).toMatchObject([{ line: 3, path: 'market_cap', code: 'not_a_number' }]);
  });

  it.each([
    ['the file proves a comma', ['12,5', '1,234'], '.', ['12.5', '1.234']],
    ['the file proves a point', ['12.5', '1,234'], ',', ['12.5', '1234']],
    ['nothing is proven: as configured', ['1,234', '1.234'], ',', ['1.234', '1234']],
    ['nothing is proven: as configured, too', ['1,234', '1.234'], '.', ['1234', '1.234']],
    ['the file contradicts itself', ['12,5', '12.5', '1.234,5'], '.', [undefined, '12.5', '1234.5']],
  ] as const)(
    'reads points and commas by one rule per file: %s',
    async (_, values, CSV_DECIMAL, expected) => {
      const rows = values.map((value) => `A;${value};2024-01-01\n`).join('');
      const { quotes } = await folder.read(`symbol;price;date\n${rows}`, { CSV_DECIMAL });
      expect(quotes.map(({ price }) => price)).toEqual(expected.filter((value) => value !== undefined));
    },
  );

  it.each([
    ['the file proves it', ['03/04/2026', '01/15/2026'], 'dmy', ['2026-03-04', '2026-01-15']],
    ['as configured', ['03/04/2026'], 'mdy', ['2026-03-04']],
    ['as configured, too', ['03/04/2026'], 'dmy', ['2026-04-03']],
    ['the file contradicts itself', ['15/01/2026', '01/15/2026'], 'mdy', ['2026-01-15']],
  ] as const)(
    'reads days and months by one rule per file: %s',
    async (_, values, CSV_DATE_ORDER, expected) => {
      const rows = values.map((value) => `A,1,${value}\n`).join('');
      const { quotes, rejected } = await folder.read(`symbol,price,date\n${rows}`, { CSV_DATE_ORDER });
      expect(quotes.map(({ observedAt }) => observedAt.slice(0, 10))).toEqual(expected);
      for (const { message } of rejected) expect(message).toContain('CSV_DATE_ORDER');
    },
  );

  it.each([
    ['empty_file', ''],
    ['empty_file', ' \r\n\n'],
    ['no_rows', HEADER],
    ['binary_file', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    ['missing_column', 'symbol,volume\nBTC,1\n'],
    ['missing_header', 'BTC,42000.5,2024-01-01\nETH,2000,2024-01-01\n'],
    ['broken_gzip', gzipSync(HEADER + 'A,a,1,2024-01-01\n').subarray(0, 30)],
    ['row_too_long', `${HEADER}A,"${'x'.repeat(2 ** 21)}`],
  ])('fails with %s (case %#)', async (code, content) => {
    const error: unknown = await folder.read(content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({ code });
  });

  it('names the columns found and the accepted names if one is missing', async () => {
    await expect(folder.read('Foo,Price\n1,2\n')).rejects.toThrow(
      /symbol or id \(symbol, ticker.*date \(observed_at.*"Foo", "Price"/,
    );
  });

  it('fails if the file is gone or is not a file', async () => {
    await mkdir(join(folder.path, 'folder'));
    await expect(folder.pages('gone.csv')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(folder.pages('folder')).rejects.toMatchObject({ code: 'not_a_file' });
  });

  it('yields the rows before one that is too long', async () => {
    await folder.write(
      'prices.csv',
      `${HEADER}A,a,1,2024-01-01\nB,b,1,2024-01-01\nC,"${'x'.repeat(2 ** 21)}`,
    );
    const pages = folder.source().pages({
      partition: { key: 'prices.csv' },
      since: null,
      signal: new AbortController().signal,
      deadline: new Date(),
    });
    expect((await pages.next()).value!.records).toHaveLength(2);
    await expect(pages.next()).rejects.toThrow(/line 4: the row is longer/);
    await rm(join(folder.path, 'prices.csv'));
  });
});
