import { detection } from '../fixtures/detected.js';

const { detect } = detection();

async function momentsOf(header: string, ...rows: readonly string[]) {
  const { rows: quotes, rejected } = await detect([header, ...rows]);
  expect(rejected).toEqual([]);
  return quotes.map(({ observedAt }) => observedAt.slice(5, 16));
}

describe('a time of day in a column of its own', () => {
  it.each([
    ['Date (UTC),Time (UTC)', '15:00'],
    ['date_utc,time_utc', '15:00'],
    ['Date (EST),Time (EST)', '20:00'],
    ['Date,Time (UTC)', '15:00'],
    ['Trade Date,Trade Time', '15:00'],
    ['as_of_date,as_of_time', '15:00'],
    ['Date,Exchange Time', '15:00'],
    ['Date,Clock', '15:00'],
    ['Handelsdatum,Uhrzeit', '15:00'],
    ['Datum (MEZ),Uhrzeit (MEZ)', '14:00'],
    ['交易日期,成交时间', '15:00'],
  ])('is combined with the date, whatever the columns are called: %s', async (header, time) => {
    const rows = ['2024-12-30,15:00,BTC,92643.2', '2024-12-30,15:30:00,BTC,92743.2'];
    const moments = await momentsOf(`${header},symbol,price`, ...rows);
    expect(moments).toEqual([`12-30T${time}`, `12-30T${time.slice(0, 2)}:30`]);
  });

  it('is that in UTC if there are several', async () => {
    const rows = ['2024-12-30,10:00,15:00,BTC,92643.2', '2024-12-30,11:00,16:00,BTC,92743.2'];
    const moments = await momentsOf('Date,Time (ET),Time (UTC),symbol,price', ...rows);
    expect(moments).toEqual(['12-30T15:00', '12-30T16:00']);
  });

  it('may have any name if a coin has several rows on a day', async () => {
    const of = (day: string) =>
      momentsOf('Date,Seen,symbol,price', '2024-12-30,15:00,BTC,1', `${day},16:00,BTC,2`);
    expect(await of('2024-12-30')).toEqual(['12-30T15:00', '12-30T16:00']);
    expect(await of('2024-12-31')).toEqual(['12-30T00:00', '12-31T00:00']);
  });

  it('is not the time of something else', async () => {
    const rows = ['2024-12-30,16:00,BTC,1', '2024-12-31,16:00,BTC,2'];
    expect(await momentsOf('Date,Update Time,symbol,price', ...rows)).toEqual(['12-30T00:00', '12-31T00:00']);
  });

  it('determines the interval of candles', async () => {
    const rows = ['2024-12-30,15:00,1,3,1,2', '2024-12-30,16:00,2,3,1,2'];
    const lines = ['Date (GMT),Time (GMT),Open,High,Low,Close', ...rows];
    expect((await detect(lines, 'BTCUSD.csv')).candles).toEqual([
      'BTC USD 1h 2024-12-30T15:00 2 null null',
      'BTC USD 1h 2024-12-30T16:00 2 null null',
    ]);
  });
});
