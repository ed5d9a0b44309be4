import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const outcome = (header: string) => {
  const rows = [
    '2024-01-01,42280.5,44200.25,42100.75,44180.5,1200',
    '2024-01-02,44180.5,45900,44100,45000,900',
  ];
  return folder.read(`${header}\n${rows.join('\n')}\n`, {}, 'BTC-EUR.csv').then(
    ({ quotes, candles }) => ({ quotes: quotes.length, candles: candles.length }),
    (error: unknown) => error,
  );
};

describe('a file that names only some prices of candles', () => {
  it('is refused if other columns fit the rest, with a profile that reads it', async () => {
    const error = await outcome('Date,Open,Peak,Trough,Close,Volume');
    expect(error).toMatchObject({ code: 'part_of_candle' });
    const { message } = error as Error;
    expect(message).toContain('"Peak" as the high and "Trough" as the low');
    expect(message).toContain('    open: Open\n    high: Peak\n    low: Trough\n    close: Close');
  });

  it.each([
    'Date,Open,High,Trough,Close,Volume',
    'Date,Begin,High,Low,Close,Volume',
    'Date,Open,High,Low (1),Close,Volume',
  ])('is refused if one name is unknown: %s', async (header) => {
    expect(await outcome(header)).toMatchObject({ code: 'part_of_candle' });
  });

  it.each(['Date,Open,Bid,Ask,Close,Volume', 'Date,Close,Peak,Trough,Average,Volume'])(
    'is read as quotes otherwise: %s',
    async (header) => {
      expect(await outcome(header)).toEqual({ quotes: 2, candles: 0 });
    },
  );
});
