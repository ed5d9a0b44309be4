import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

describe('columns that are named after coins', () => {
  it.each([
    ['closes.csv', 'Date,BTC-USD,ETH-USD', '1,2', ['BTC USD 1', 'ETH USD 2']],
    ['closes.csv', 'Date,UNI7083-USD', '1', ['UNI USD 1']],
    ['one.csv', 'timestamp,BTC/EUR', '1', ['BTC EUR 1']],
    ['one.csv', 'Date,ETHBTC', '1', ['ETH BTC 1']],
    ['frame.csv', ',BTCUSDT,SOLUSDT', '1,2', ['BTC USDT 1', 'SOL USDT 2']],
    ['names.csv', 'date,Bitcoin Price (EUR),Ethereum Price (EUR)', '1,2', ['BTC EUR 1', 'ETH EUR 2']],
    ['names.csv', 'date,btc_price,eth_price_gbp', '1,2', ['BTC USD 1', 'ETH GBP 2']],
    ['prices_EUR.csv', 'date,BTC Price,ETH close', '1,2', ['BTC EUR 1', 'ETH EUR 2']],
    ['names.csv', 'Datum,Bitcoin Kurs,Ethereum Kurs', '1,2', ['BTC USD 1', 'ETH USD 2']],
    ['bitcoin.csv', 'date,btc_price', '1', ['BTC USD 1']],
  ])('have its prices: %s with %s', async (name, header, values, expected) => {
    const { quotes, rejected } = await folder.read(`${header}\n2024-12-31,${values}\n`, {}, name);
    expect(rejected).toEqual([]);
    expect(quotes.map(({ symbol, currency, price }) => `${symbol} ${currency} ${price}`)).toEqual(expected);
  });

  it('prove the decimal separator together', async () => {
    const content = 'Datum;BTC-EUR;ETH-EUR\n30.12.2024;89.643;3.156,30\n31.12.2024;90143;3132,5\n';
    const { quotes, rejected } = await folder.read(content, {}, 'kurse.csv');
    expect(rejected).toEqual([]);
    expect(quotes.map(({ price }) => price)).toEqual(['89643', '3156.30', '90143', '3132.5']);
  });

  it('leave out a coin that has no price in a row', async () => {
    const { quotes } = await folder.read('Date,BTC-USD,ETH-USD\n2024-12-31,1,\n', {}, 'closes.csv');
    expect(quotes).toMatchObject([{ symbol: 'BTC', price: '1' }]);
  });

  it.each([
    ['daily_returns.csv', 'date,BTC-USD,ETH-USD', 'wide_table'],
    ['holdings.csv', 'date,BTC-EUR,ETH-EUR', 'wide_table'],
    ['eth.csv', 'date,price_btc', 'missing_column'],
    ['eth.csv', 'date,btc_price', 'missing_column'],
    ['my.csv', 'date,gas_price,mark_price', 'missing_column'],
    ['my.csv', 'date,BTC-USD,Note', 'missing_column'],
    ['my.csv', 'date,BTC,ETH', 'wide_table'],
  ])('are not read as prices if they may be something else: %s with %s', async (name, header, code) => {
    const values = header.split(',').slice(1).fill('0.02').join(',');
    await expect(folder.read(`${header}\n2024-12-31,${values}\n`, {}, name)).rejects.toMatchObject({ code });
  });
});
