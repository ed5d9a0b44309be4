import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

async function momentsOf(lines: readonly string[], name = 'prices.csv') {
  const { quotes, candles, rejected } = await folder.read(`${lines.join('\n')}\n`, {}, name);
  return {
    moments: [...quotes.map(({ observedAt }) => observedAt), ...candles.map(({ openedAt }) => openedAt)],
    intervals: candles.map(({ interval }) => interval),
    rejected,
  };
}

describe('a date split over several columns', () => {
  it.each([
    [['symbol,year,month,day,price', 'BTC,2024,12,31,1'], '2024-12-31T00:00:00.000Z'],
    [['symbol,Day,Month,Year,price', 'BTC,1,2,2024,1'], '2024-02-01T00:00:00.000Z'],
    [['Ticker;Jahr;Monat;Tag;Kurs', 'BTC;2024;Dez;31;1'], '2024-12-31T00:00:00.000Z'],
    [['symbol,año,mes,día,precio', 'BTC,2024,3,4,1'], '2024-03-04T00:00:00.000Z'],
    [['symbol,year,month,day,hour,price', 'BTC,2024,12,31,16,1'], '2024-12-31T16:00:00.000Z'],
    [['symbol,year,month,day,hour,minute,price', 'BTC,2024,12,31,0,5,1'], '2024-12-31T00:05:00.000Z'],
    [['symbol,date,hour,price', 'BTC,31.12.2024,7,1'], '2024-12-31T07:00:00.000Z'],
    [['symbol,date,time,price', 'BTC,2024-12-31,7,1'], '2024-12-31T07:00:00.000Z'],
    [
      ['Time zone: Europe/Berlin', 'symbol,date,hour,price', 'BTC,2024-12-31,7,1'],
      '2024-12-31T06:00:00.000Z',
    ],
    // A date that has a time of day is used alone.
    [['symbol,date,hour,price', 'BTC,2024-12-31 09:30,7,1'], '2024-12-31T09:30:00.000Z'],
    [['symbol,date,year,month,day,price', 'BTC,2024-12-30,2024,12,31,1'], '2024-12-30T00:00:00.000Z'],
  ])('is joined: %j', async (lines, moment) => {
    expect(await momentsOf(lines)).toMatchObject({ moments: [moment], rejected: [] });
  });

  it('determines the interval of candles', async () => {
    const header = 'Year,Month,Day,Hour,Open,High,Low,Close';
    const rows = ['2024,12,31,22,1,3,1,2', '2024,12,31,23,2,3,1,2', '2025,1,1,0,2,3,1,2'];
    expect(await momentsOf([header, ...rows], 'BTCUSD.csv')).toMatchObject({
      moments: ['2024-12-31T22:00:00.000Z', '2024-12-31T23:00:00.000Z', '2025-01-01T00:00:00.000Z'],
      intervals: ['1h', '1h', '1h'],
      rejected: [],
    });
  });

  it('is rejected if it does not exist', async () => {
    const { moments, rejected } = await momentsOf([
      'symbol,year,month,day,price',
      'BTC,2024,2,29,1',
      'BTC,2023,2,29,1',
    ]);
    expect(moments).toEqual(['2024-02-29T00:00:00.000Z']);
    expect(rejected).toMatchObject([{ line: 3, path: 'day', code: 'not_a_date' }]);
  });

  it('is refused if hours are numbered from 1 to 24', async () => {
    const rows = Array.from(
      { length: 72 },
      (_, at) => `2024-01-0${1 + Math.floor(at / 24)},${1 + (at % 24)},42${at}`,
    );
    await expect(momentsOf(['Date,Hour,Price', ...rows], 'BTC.csv')).rejects.toMatchObject({
      code: 'several_rows',
    });
  });
});
