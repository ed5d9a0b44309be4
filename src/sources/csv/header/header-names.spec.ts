import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

/** The column names of Investing.com's downloads: date, last, open, high, low, volume, change. */
describe('a header in another language', () => {
  it.each([
    ['BTC_EUR Bitfinex Historische Kurse.csv', 'Datum;Zuletzt;Eröffn.;Hoch;Tief;Vol.;+/- %'],
    ['BTC_EUR - Données Historiques.csv', 'Date;Dernier;Ouv.;Plus Haut;Plus Bas;Vol.;Variation %'],
    ['BTC_EUR Datos históricos.csv', 'Fecha;Último;Apertura;Máximo;Mínimo;Vol.;% var.'],
    ['Dati Storici - BTC_EUR.csv', 'Data;Ultimo;Apertura;Massimo;Minimo;Vol.;Var. %'],
    ['Dados Históricos - BTC_EUR.csv', 'Data;Último;Abertura;Máxima;Mínima;Vol.;Var%'],
    ['BTC_EUR Historische data.csv', 'Datum;Laatst;Open;Hoog;Laag;Vol.;Var. %'],
    ['BTC_EUR Historyczne dane.csv', 'Data;Ostatnio;Otwarcie;Max.;Min.;Wol.;Zmiana%'],
    ['btc_eur.csv', 'Data;Zamknięcie;Otwarcie;Najwyższy;Najniższy;Wolumen;Zmiana'],
    ['Прошлые данные - BTC_EUR Bitfinex.csv', 'Дата;Цена;Откр.;Макс.;Мин.;Объём;Изм. %'],
    ['BTC_EUR Geçmiş Verileri.csv', 'Tarih;Şimdi;Açılış;Yüksek;Düşük;Hac.;Fark %'],
    ['BTC_EUR Historisk data.csv', 'Datum;Senast;Öppning;Högst;Lägst;Vol.;% förändring'],
    ['BTC_EUR 過去データ.csv', '日付け;終値;始値;高値;安値;出来高;変化率 %'],
    ['BTC_EUR历史数据.csv', '日期;收盘;开盘;高;低;交易量;涨跌幅'],
    ['BTC_EUR 過往數據.csv', '日期;收市;開市;高;低;成交量;更改%'],
    ['BTC_EUR 과거 데이터.csv', '날짜;종가;시가;고가;저가;거래량;변동 %'],
  ])('is read: %s', async (name, header) => {
    const rows =
      '31.12.2024;93.354,2;92.627,3;96.090,6;91.914,0;0,12K;0,79%\n30.12.2024;92.627,3;93.527,2;94.903,3;91.315,1;0,15K;-0,96%\n';
    const { candles, rejected } = await folder.read(`${header}\n${rows}`, {}, name);
    expect([candles.length, rejected]).toEqual([2, []]);
    expect(candles[0]).toMatchObject({
      ...{
        symbol: 'BTC',
        currency: 'EUR',
        interval: '1d',
        openedAt: '2024-12-31T00:00:00.000Z',
        volume: '120',
      },
      ...{ open: '92627.3', high: '96090.6', low: '91914.0', close: '93354.2' },
    });
  });

  it.each([
    ['Tarih;Sembol;Fiyat (TL)', 'TRY'],
    ['日付;シンボル;終値（円）', 'JPY'],
    ['日期;代码;收盘价(元)', 'CNY'],
    ['Дата;Тикер;Цена (руб.)', 'RUB'],
    ['Дата;Тикер;Цена, руб.', 'RUB'],
    ['Datum;Munt;Koers (€)', 'EUR'],
    ['날짜;종목;가격(원)', 'KRW'],
  ])('names the currency of its country: %s', async (header, currency) => {
    expect((await folder.read(`${header}\n2024-12-31;BTC;90211.5\n`, {}, 'q.csv')).quotes).toMatchObject([
      { symbol: 'BTC', price: '90211.5', currency },
    ]);
  });

  it.each([
    ['Дата;Тикер;Название;Цена;Валюта;Рыночная капитализация', '31 декабря 2024'],
    ['Tarih;Sembol;Ad;Fiyat;Para Birimi;Piyasa Değeri', '31 Aralık 2024'],
    ['Data;Kod;Nazwa;Kurs;Waluta;Kapitalizacja', '31 grudnia 2024'],
    ['Datum;Symbol;Namn;Pris;Valuta;Börsvärde', '31 december 2024'],
    ['Buchungstag;Kürzel;Name;Kurs;Währung;Marktkapitalisierung', '31.12.2024'],
    ['日付;シンボル;名称;価格;通貨;時価総額', '2024年12月31日'],
    ['日期;代码;名称;价格;货币;市值', '2024年12月31日'],
    ['날짜;심볼;이름;가격;통화;시가총액', '2024-12-31'],
  ])('of quotes is read: %s', async (header, date) => {
    const { quotes, rejected } = await folder.read(
      `${header}\n${date};BTC;Bitcoin;90.211,50;EUR;1.786.000.000.000\n`,
      {},
      'q.csv',
    );
    expect([rejected, quotes]).toMatchObject([
      [],
      [
        {
          symbol: 'BTC',
          name: 'Bitcoin',
          price: '90211.50',
          currency: 'EUR',
          marketCap: '1786000000000',
          observedAt: '2024-12-31T00:00:00.000Z',
        },
      ],
    ]);
  });
});

describe('a sign in a header', () => {
  it.each(['∆ Price', 'Kurs +/-', '+ / − Kurs', 'Price (±)'])(
    'says that a column has changes, not prices: %s',
    async (header) => {
      await expect(folder.read(`symbol;date;${header}\nBTC;2024-12-31;12.5\n`)).rejects.toMatchObject({
        code: 'missing_column',
      });
      const { quotes } = await folder.read(`symbol;date;${header};Kurs\nBTC;2024-12-31;12.5;93429.2\n`);
      expect(quotes).toMatchObject([{ symbol: 'BTC', price: '93429.2' }]);
    },
  );

  it.each([
    ['+/- %', '1.5'],
    ['24h +/- %', '1.5'],
    ['24h Change (‰)', null],
    ['Change 24h ‱', null],
    ['+/-', null],
  ])('is the unit of a change: %s', async (header, change) => {
    const { quotes } = await folder.read(`symbol;date;price;${header}\nBTC;2024-12-31;93429.2;1.5\n`);
    expect(quotes).toMatchObject([{ price: '93429.2', change24hPct: change }]);
  });

  it('says that a volume is a sum', async () => {
    const { quotes } = await folder.read(`symbol;date;price;∑ Volume\nBTC;2024-12-31;93429.2;1000\n`);
    expect(quotes).toMatchObject([{ price: '93429.2', volume24h: null }]);
  });
});
