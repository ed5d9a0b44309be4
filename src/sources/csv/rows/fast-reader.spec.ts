import { Dice } from '../../../../test/support/dice.js';
import type { FastReader } from '../../../domain/source.js';
import { normalizePage } from '../../../normalization/normalize-page.js';
import type { CsvSource } from '../csv.source.js';
import { CsvFolder, type CsvPage } from '../fixtures/csv-folder.js';

const READING = { named: (payload: unknown) => payload, maxClockSkewMs: 300_000 };

/** Cells by header name: the first ones are plain, and picked most often. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  symbol: ['BTC', 'ETH', 'USDT', 'USD', 'BTC-EUR', ' btc ', '', '#REF!', 'Total'],
  id: ['bitcoin', 'ethereum', 'bitcoin ', ''],
  name: ['Bitcoin', 'Ether', 'Bitcoin USD', '', 'x'.repeat(201), 'Bit\0coin'],
  currency: ['USD', 'EUR', '', 'bitcoins'],
  exchange: ['', 'Kraken', 'n/a'],
  price: ['93429.20', '1', '0.00000001', '', '-1', '-0', '€ 12.5', '$1', '1,234.50', 'n/a', '9'.repeat(101)],
  price_eur: ['93429.20', '1', '', '$ 4', '12 EUR'],
  market_cap: ['1850000000000', '', '1.2B', '-5', '€5', 'n/a', 'a lot'],
  market_cap_usd: ['1850000000000', '', '12 EUR'],
  'volume (EUR)': ['12', '', '$5'],
  change_24h: ['-1.5', '2', '', '1.5%', '(5)', '--1'],
  rank: ['1', '2', '', '0', '#3', '01', '1.5', '99999999999'],
  total_supply: ['21000000', '', '-1', '21M'],
  date: [
    ...[
      '2024-12-31',
      '2024-12-31T10:00:00Z',
      '2024-12-31 10:00:00',
      '2024-12-31T10:00:00.123Z',
      '2024-02-30',
    ],
    ...[
      '31/12/2024',
      '1735603200',
      '2024-12-31T10:00:00+02:00',
      '',
      '2999-01-01',
      ' 2024-12-31',
      '2024-12-31 UTC',
    ],
  ],
  date_utc: ['2024-12-31 10:00:00', '2024-12-31', '2024-12-31 10:00'],
  time: ['10:00', '', '23:59:59'],
  interval: ['1h', '1d', '', '60min', 'now and then'],
  open: ['2.5', '3', '', '$3'],
  high: ['4.25', '5', '1', '', 'n/a'],
  low: ['2', '1.5', '6', '', '-1'],
  close: ['3.1', '4', '', '3,1'],
  volume_btc: ['12.5', '0', '', '-3', 'n/a'],
  volume_usdt: ['120.5', '0', '', '1.2K'],
  tradecount: ['7', '0', '', '7.5', '1e3', '12345678901'],
  contract: ['0xdac17f958d2ee523a2206206994597c13d831ec7', ''],
  chain: ['ethereum', ''],
};

const HEADERS = [
  'symbol,price,date',
  'id,symbol,name,price,market_cap,change_24h,rank,total_supply,date',
  'symbol,name,price_eur,market_cap_usd,volume (EUR),rank,date',
  'symbol,currency,price,market_cap,date',
  'symbol,exchange,price,date_utc',
  'symbol,price,date,time',
  'symbol,price,contract,chain,date',
  'price,market_cap,date',
  'date,symbol,open,high,low,close,volume_btc,volume_usdt,tradecount',
  'date,open,high,low,close',
  'date,symbol,interval,open,high,low,close',
];

describe('createFastReader', () => {
  let folder: CsvFolder;
  beforeEach(async () => (folder = await CsvFolder.make()));
  afterEach(() => folder.remove());

  it('reads rows of any values as they are read without it', async () => {
    const dice = new Dice('fastReader');
    const read: string[] = [];
    for (let file = 0; file < 44; file++) {
      const header = HEADERS[file % HEADERS.length]!;
      const settings = {
        CSV_TIME_ZONE: dice.pick(['UTC', 'UTC', 'Europe/Berlin']),
        CSV_PAGE_ROWS: dice.pick([20, 1000]),
        ...(dice.chance(0.3) && { CSV_OPTIONAL: 'reject' as const }),
      };
      const oddity = dice.pick([0, 0.02, 0.2]);
      const rows = Array.from({ length: 150 }, (_, row) => rowOf(header.split(','), row, dice, oddity));
      await folder.write('bitcoin.csv', [header, ...rows].join('\n'));
      // A refused file has no pages to compare.
      const pages = await folder.pages('bitcoin.csv', null, settings).catch(() => []);
      for (const page of pages) read.push(...(await assertSame(page, folder.source())));
    }
    for (const kind of ['quote', 'candle'])
      expect(read.filter((one) => one === kind).length).toBeGreaterThan(300);
  });

  it.each(['daily.csv', 'european.csv', 'hourly.tsv', 'messy.csv'])(
    'reads %s of the demo as it is read without it',
    async (name) => {
      for (const page of await folder.pages(name, null, { CSV_PATH: 'seed-data' }))
        await assertSame(page, folder.source());
    },
  );
});

/** @returns the kinds of the items that the fastReader read */
async function assertSame(page: CsvPage, source: CsvSource): Promise<string[]> {
  const { fastReader, ...usual } = page;
  if (!fastReader) return [];
  const kinds: string[] = [];
  const counted: FastReader = {
    read: (payload) => {
      const item = fastReader.read(payload);
      if (item) kinds.push(item.kind);
      return item;
    },
    learn: (payload, items) => fastReader.learn(payload, items),
  };
  expect(await normalizePage(source, { ...usual, fastReader: counted }, READING)).toEqual(
    await normalizePage(source, usual, READING),
  );
  return kinds;
}

function rowOf(columns: readonly string[], row: number, dice: Dice, oddity: number): string {
  return columns
    .map((column) => {
      const cells = CELLS[column]!;
      const isOdd = dice.chance(oddity);
      if (!isOdd && column === 'date') return new Date(Date.UTC(2024, 0, 1 + row)).toISOString();
      const cell = isOdd ? dice.pick(cells) : dice.pick(cells.slice(0, 2));
      return /[,"]/.test(cell) ? `"${cell}"` : cell;
    })
    .join(',');
}
