import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

/** Reads a table of two quotes below a title; returns the first row, or the code and message of the refusal. */
async function readBelow(title: string, date = '2024-12-30 10:00') {
  const lines = [title, 'date,symbol,price', `${date},BTC,92000.5`, '2024-12-31 11:00,BTC,93000.5'];
  const { quotes, rejected } = await folder.read(`${lines.join('\n')}\n`);
  expect(rejected).toEqual([]);
  return quotes[0]!;
}

const refusalBelow = (title: string) => readBelow(title).catch((error: unknown) => error);

describe('a currency in a line before the header', () => {
  it.each([
    ['Currency: Euro', 'EUR'],
    ['Currency,EUR', 'EUR'],
    ['Währung: Schweizer Franken', 'CHF'],
    ['Moneda: Pesos mexicanos', 'MXN'],
    ['Валюта: российские рубли', 'RUB'],
    ['通貨: 日本円', 'JPY'],
    ['货币：人民币', 'CNY'],
    ['Para birimi: TL', 'TRY'],
    ['All prices in Swiss francs', 'CHF'],
    ['Bitcoin price in Canadian dollars', 'CAD'],
    ['Prices in yen', 'JPY'],
    ['Quoted in sterling', 'GBP'],
    ['Prices in DOGE', 'DOGE'],
    ['BTC prices (euro)', 'EUR'],
    ['BTC vs EUR', 'EUR'],
    ['€', 'EUR'],
  ])('applies to all amounts: %s', async (title, currency) => {
    expect(await readBelow(title)).toMatchObject({ currency });
  });

  it.each([
    ['Moneda: pesos'],
    ['Currency: of the realm'],
    ['Prices in XQZ'],
    ['Prices in EUR and USD'],
    ['Amounts in CAD$'],
    ['EUR/USD hedge book'],
  ])('is refused if it is unclear: %s', async (title) => {
    expect(await refusalBelow(title)).toMatchObject({
      code: 'ambiguous_currency',
      message: expect.stringContaining(JSON.stringify(title)),
    });
  });

  it.each([
    ['Base currency: BTC'],
    ['Cryptocurrency: Bitcoin'],
    ['Currency markets'],
    ['Prices in real time'],
    ['Prices in realtime'],
    ['Kurse in Frankfurt'],
    ['Top coins in Europe'],
    ['values in random order'],
  ])('is none in %s', async (title) => {
    expect(await readBelow(title)).toMatchObject({ currency: 'USD' });
  });
});

describe('a line below the table, in its first column', () => {
  const readAbove = (note: string) =>
    folder
      .read(`date,symbol,price\n2024-12-30 10:00,BTC,92000.5\n2024-12-31 11:00,BTC,93000.5\n${note}\n`)
      .catch((error: unknown) => error);

  it.each([
    ['All prices in EUR', 'ambiguous_currency'],
    ['All prices in euro,,', 'ambiguous_currency'],
    ['Market cap in millions of dollars,,', 'stated_scale'],
  ])('is no row with a bad date: %s', async (note, code) => {
    expect(await readAbove(note)).toMatchObject({ code });
  });

  it('may state the zone of the times', async () => {
    expect(await readAbove('All times in US Eastern,,')).toMatchObject({
      quotes: [{ observedAt: '2024-12-30T15:00:00.000Z' }, {}],
      rejected: [],
    });
  });
});

describe('a scale in a line before the header', () => {
  it.each([
    ...[
      'USD thousands',
      'Units = millions',
      'Millions of dollars',
      'US$ Millions',
      'USDm',
      'Werte in TEUR',
      'In T€',
    ],
    ...[
      'x1000',
      'amounts /1000',
      'Scale: 1e6',
      'multiply by 1000',
      'Unit: 1,000 USD',
      'Показатели в млн руб.',
    ],
    ...['億円', 'Bedragen in duizenden', 'Kwoty w tys. zł', 'tutarlar bin TL', 'valores em mil reais'],
    ...['prices in cents', 'Kurse in Cent', 'Price in pence', 'Satoshi'],
  ])('is refused: %s', async (title) => {
    expect(await refusalBelow(title)).toMatchObject({ code: 'stated_scale' });
  });

  it.each([
    ['MLN Enzyme'],
    ['Report for John Miles'],
    ['Account: 1000'],
    ['Data from a site that is trusted by millions of users around the world every single day'],
  ])('is none in %s', async (title) => {
    expect(await readBelow(title)).toMatchObject({ price: '92000.5' });
  });
});

describe('a time zone in a line before the header', () => {
  it.each([
    ['All times Pacific', '18:00'],
    ['Timezone offset: -5', '15:00'],
    ['timezone: -0500', '15:00'],
    ['GMT+01:00', '09:00'],
    ['(UTC+01:00) Amsterdam, Berlin', '09:00'],
    ['times UTC+8', '02:00'],
    ['heure de Paris', '09:00'],
    ['Zona horaria: Madrid', '09:00'],
    ['Часовой пояс: МСК', '07:00'],
    ['Strefa czasowa: Europe/Warsaw', '09:00'],
    ['Fuso horário: America/Sao_Paulo', '13:00'],
    ['時刻はJST', '01:00'],
    ['시간대: KST', '01:00'],
    ['Exported at 2024-12-31 15:00 CET', '10:00'],
    ['Downloaded in Berlin', '10:00'],
    ['Time: 16:00', '10:00'],
  ])('applies to times without one, in words of many languages: %s', async (title, time) => {
    expect((await readBelow(title)).observedAt.slice(11, 16)).toBe(time);
  });

  it.each([['Time zone: of the exchange'], ['Zeitzone: wie Büro'], ['timezone: CST']])(
    'that is unknown is refused: %s',
    async (title) => {
      expect(await refusalBelow(title)).toMatchObject({
        code: 'ambiguous_zone',
        message: expect.stringContaining(JSON.stringify(title)),
      });
    },
  );
});
