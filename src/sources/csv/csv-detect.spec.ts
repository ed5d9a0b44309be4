import type { Config } from '../../config/config.js';
import { CsvFolder } from './fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => {
  folder = await CsvFolder.make();
});
afterAll(() => folder.remove());

/** The layout of a file, and for each row its symbol, currency and price, or for candles also the interval and opening time. */
async function detect(lines: readonly string[], name = 'data.csv', config: Partial<Config> = {}) {
  const { pages, quotes, candles, rejected } = await folder.read(`${lines.join('\n')}\n`, config, name);
  const { layout } = pages[0]!.file!.format as { layout: { ignored?: object; notes?: string[] } };
  return {
    ...layout,
    quotes: quotes.map(({ symbol, currency, price }) => `${symbol} ${currency} ${price}`),
    candles: candles.map(
      ({ symbol, currency, interval, openedAt, close, volume, quoteVolume }) =>
        `${symbol} ${currency} ${interval} ${openedAt.slice(0, 16)} ${close} ${volume} ${quoteVolume}`,
    ),
    rows: quotes,
    rejected: rejected.map(({ line, path, code }) => [line, path, code]),
    next: pages.at(-1)!.next,
  };
}

async function refusalOf(lines: readonly string[], name?: string): Promise<unknown> {
  return detect(lines, name).catch((error: unknown) => error);
}

describe('the header', () => {
  it.each([
    [['https://example.com/prices', 'symbol,price,date'], 3],
    [['Prices of coins', '', 'as of 2025-01-01,,', 'symbol,price,date'], 5],
    [['# exported', '# by a tool', '# symbol,price,date'], 4],
    [['Coin,Figures,', 'symbol,price,date'], 3],
    [['sep=,', 'symbol,price,date'], 3],
  ])('is found below %j', async (preamble, line) => {
    const { quotes, rows } = await detect([...preamble, 'BTC,1,2024-12-31']);
    expect([quotes, rows[0]!.line]).toEqual([['BTC USD 1'], line]);
  });

  it('is not looked for below the first 20 lines', async () => {
    const lines = [
      ...Array.from({ length: 20 }, (_, at) => `line ${at}`),
      'symbol,price,date',
      'BTC,1,2024-12-31',
    ];
    expect(await refusalOf(lines)).toMatchObject({ code: expect.stringMatching(/^missing_/) });
    expect((await detect(lines.slice(1))).quotes).toEqual(['BTC USD 1']);
  });

  it('may have names in other languages', async () => {
    const german = await detect([
      'Kürzel;Name;Kurs in €;Marktkapitalisierung;Handelsvolumen (24h);Veränderung %;Datum;Uhrzeit',
      'BTC;Bitcoin;90.211,50;1.786.000.000.000;12,5 Mrd.;-0,84 %;31.12.2024;16:00',
    ]);
    expect(german.rows).toMatchObject([
      {
        ...{ symbol: 'BTC', name: 'Bitcoin', currency: 'EUR', price: '90211.50', marketCap: '1786000000000' },
        ...{ volume24h: '12500000000', change24hPct: '-0.84', observedAt: '2024-12-31T16:00:00.000Z' },
      },
    ]);
    const others = [
      ['Symbole;Nom;Cours (€);Capitalisation boursière;Date', 'BTC;Bitcoin;90 211,50;1;31/12/2024'],
      ['Símbolo;Nombre;Precio;Moneda;Fecha', 'BTC;Bitcoin;90.211,50;EUR;31/12/2024'],
      ['Simbolo;Nome;Prezzo €;Data', 'BTC;Bitcoin;90.211,50;31/12/2024'],
      ['Símbolo;Nome;Preço em EUR;Data', 'BTC;Bitcoin;90.211,50;31/12/2024'],
    ];
    for (const lines of others) expect((await detect(lines)).quotes).toEqual(['BTC EUR 90211.50']);
  });
});

describe('a header in another language', () => {
  it.each([
    ['da', 'Dato;Symbol;Navn;Pris;Valuta;Markedsværdi'],
    ['no', 'Dato;Symbol;Navn;Kurs;Valuta;Markedsverdi'],
    ['cs', 'Datum;Symbol;Název;Kurz;Měna;Tržní kapitalizace'],
    ['sk', 'Dátum;Skratka;Názov;Cena;Mena;Trhová kapitalizácia'],
    ['hu', 'Dátum;Szimbólum;Név;Árfolyam;Pénznem;Piaci érték'],
    ['fi', 'Päivämäärä;Tunnus;Nimi;Hinta;Valuutta;Markkina-arvo'],
    ['ro', 'Data;Simbol;Denumire;Preț;Monedă;Capitalizare'],
    ['el', 'Ημερομηνία;Σύμβολο;Όνομα;Τιμή;Νόμισμα;Κεφαλαιοποίηση'],
    ['uk', 'Дата;Тікер;Назва;Ціна;Валюта;Капіталізація'],
    ['vi', 'Ngày;Ký hiệu;Tên;Giá;Tiền tệ;Vốn hóa'],
    ['id', 'Tanggal;Kode;Nama;Harga;Mata uang;Kapitalisasi pasar'],
    ['ar', 'التاريخ;الرمز;الاسم;السعر;العملة;القيمة السوقية'],
    ['he', 'תאריך;סימול;שם;מחיר;מטבע;שווי שוק'],
    ['th', 'วันที่;เหรียญ;ชื่อ;ราคา;สกุลเงิน;มูลค่าตลาด'],
  ])('names the fields of a quote: %s', async (_, header) => {
    const { rows } = await detect([header, '31.12.2024;BTC;Bitcoin;90.211,50;EUR;1.786.000.000.000']);
    expect(rows).toMatchObject([
      {
        ...{ symbol: 'BTC', name: 'Bitcoin', currency: 'EUR', price: '90211.50', marketCap: '1786000000000' },
        observedAt: '2024-12-31T00:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['da', 'Dato;Seneste;Åbning;Høj;Lav;Ændring %'],
    ['cs', 'Datum;Závěr;Otevření;Maximum;Minimum;Změna %'],
    ['hu', 'Dátum;Utolsó;Nyitó;Maximum;Minimum;Változás %'],
    ['fi', 'Päivämäärä;Viimeisin;Avaus;Ylin;Alin;Muutos %'],
    ['ro', 'Data;Închidere;Deschidere;Maxim;Minim;Variație %'],
    ['el', 'Ημερομηνία;Τελευταία;Άνοιγμα;Υψηλό;Χαμηλό;Μεταβολή %'],
    ['uk', 'Дата;Ціна;Відкриття;Макс.;Мін.;Зм. %'],
    ['vi', 'Ngày;Lần cuối;Mở;Cao;Thấp;% Thay đổi'],
    ['id', 'Tanggal;Terakhir;Pembukaan;Tertinggi;Terendah;Perubahan%'],
    ['ar', 'التاريخ;آخر;افتتاح;أعلى;أدنى;تغيّر %'],
    ['he', 'תאריך;שער;פתיחה;גבוה;נמוך;% שינוי'],
    ['th', 'วันเดือนปี;ล่าสุด;เปิด;สูง;ต่ำ;% เปลี่ยน'],
  ])('names the fields of a candle: %s', async (_, header) => {
    const { candles, rejected } = await folder.read(
      `${header}\n31.12.2024;2;1;3;0,5;0,85%\n`,
      {},
      'BTC-EUR.csv',
    );
    expect(candles).toMatchObject([{ symbol: 'BTC', open: '1', high: '3', low: '0.5', close: '2' }]);
    expect(rejected).toEqual([]);
  });
});

describe('lines below and between the rows', () => {
  it.each([
    [
      'symbol,price,date',
      'BTC,1,2024-12-31',
      ['Total,1,', '"Source: X, as of 2025-01-01"', 'Prices may be delayed'],
    ],
    [
      'date,symbol,price',
      '2024-12-31,BTC,1',
      ['Summe,,1', 'Quelle: X, Y und Z', '# end', 'https://example.com'],
    ],
  ])('are counted, and no rejections (%s)', async (header, row, footers) => {
    const { quotes, rejected, next } = await detect([header, row, '', ...footers]);
    expect([quotes, rejected, next.footers]).toEqual([['BTC USD 1'], [], footers.length]);
  });

  it('are none where they could be rows', async () => {
    const { quotes, rejected } = await detect([
      'symbol,price,date',
      'TOTAL,1,2024-12-31',
      'NOTE,2,2024-12-31',
      'NOTE,3,',
      'Wrapped Bitcoin,,',
      'BTC,,yesterday',
    ]);
    expect(quotes).toEqual(['NOTE USD 2']);
    expect(rejected).toEqual([
      [2, 'symbol', 'summary_row'],
      [4, 'date', 'missing'],
      [5, 'date', 'missing'],
      [6, 'date', 'not_a_date'],
    ]);
  });
});

describe('candles', () => {
  const OHLC = 'symbol,date,open,high,low,close,volume';

  it.each([
    ['1d', '2024-12-30', '2024-12-31', '2025-01-02'],
    ['1w', '2024-12-16', '2024-12-23', '2024-12-30'],
    ['1mo', '2024-10-01', '2024-11-01', '2024-12-01'],
    ['1h', '2024-12-30 10:00', '2024-12-30 11:00', '2024-12-30 13:00'],
    ['5m', '1735603200', '1735603500', '1735603800'],
    ['1d', '2024-12-29 00:00:00', '2024-12-30 00:00:00', '2024-12-31 00:00:00'],
  ])('last %s where their dates say so', async (interval, ...dates) => {
    const { candles, rejected } = await detect([OHLC, ...dates.map((date) => `BTC,${date},1,2,1,2,3`)]);
    expect(candles.map((candle) => candle.split(' ')[2])).toEqual(dates.map(() => interval));
    expect(rejected).toEqual([]);
  });

  it('are refused where nothing says how long they last, with the profile that would help', async () => {
    const lines = [OHLC, 'BTC,2024-12-30 10:00,1,2,1,2,3', 'ETH,2024-12-30 10:00,1,2,1,2,3'];
    expect(await refusalOf(lines, 'candles.csv')).toMatchObject({
      code: 'unknown_interval',
      message: expect.stringMatching(/files: candles\.csv[^]*interval: 1h/),
    });
    expect((await detect(lines, 'candles_1h.csv')).candles[0]).toBe('BTC USD 1h 2024-12-30T10:00 2 3 null');
    const irregular = ['10:00', '10:07', '10:30'].map((time) => `BTC,2024-12-30 ${time},1,2,1,2,3`);
    expect(await refusalOf([OHLC, ...irregular])).toMatchObject({ code: 'unknown_interval' });
  });

  it.each([
    ['ETHUSDT_1h.csv', ['2024-12-30', '2024-12-31'], 'dates have no time of day'],
    ['ETHUSDT_1h.csv', ['2024-12-29', '2024-12-30', '2024-12-31'], 'dates have no time of day'],
    ['ETHUSDT_15m.csv', ['2024-12-30 10:00', '2024-12-30 11:00', '2024-12-30 12:00'], 'are 1h apart'],
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 11:00'], 'are 1h apart'],
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 10:07'], 'are 420 seconds apart'],
    ['ethusd_w.csv', ['2024-12-29', '2024-12-30'], 'dates have no time of day'],
  ])('are refused where the name %s contradicts dates such as %j', async (name, dates, why) => {
    const lines = ['date,open,high,low,close', ...dates.map((date) => `${date},1,2,1,2`)];
    expect(await refusalOf(lines, name)).toMatchObject({
      code: 'contradictory_interval',
      message: expect.stringMatching(`${why}[^]*interval: `),
    });
  });

  it.each([
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 10:01', '2024-12-30 10:02'], '1m'],
    ['ETHUSDT_1h.csv', ['2024-12-30 10:00', '2024-12-30 13:00'], '1h'],
    ['ETHUSDT_1M.csv', ['2024-12-01', '2025-01-01'], '1mo'],
    ['ETHUSDT_1M.csv', ['2024-11-01', '2024-12-01', '2025-01-01'], '1mo'],
    ['ETHUSDT_1d.csv', ['2024-03-30 23:00', '2024-03-31 22:00'], '1d'],
  ])('may leave gaps, be of a span, or of summer time: %s of %j', async (name, dates, interval) => {
    const lines = ['date,open,high,low,close', ...dates.map((date) => `${date},1,2,1,2`)];
    const { candles } = await detect(lines, name);
    expect(new Set(candles.map((candle) => candle.split(' ')[2]))).toEqual(new Set([interval]));
  });

  it('have an interval of their own in its column', async () => {
    const { candles } = await detect([
      `${OHLC},timeframe`,
      'A,2024-12-30 10:00,1,2,1,2,3,60',
      'A,2024-12-30 08:00,1,2,1,2,3,4H',
    ]);
    expect(candles).toEqual(['A USD 1h 2024-12-30T10:00 2 3 null', 'A USD 4h 2024-12-30T08:00 2 3 null']);
  });

  it.each([
    ['Volume BTC,Volume USDT', 'BTCUSDT', 'BTC USDT 1d 2024-12-31T00:00 2 3 4'],
    ['Volume USDT,Volume BTC', 'BTCUSDT', 'BTC USDT 1d 2024-12-31T00:00 2 4 3'],
    ['Volume BTC,Volume ETH', 'ETH/BTC', 'ETH BTC 1d 2024-12-31T00:00 2 4 3'],
    ['Volume ADA,Volume EUR', 'ADAEUR', 'ADA EUR 1d 2024-12-31T00:00 2 3 4'],
    ['base_volume,quote_volume', 'ETHBTC', 'ETH BTC 1d 2024-12-31T00:00 2 3 4'],
    ['volume,turnover', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume,volume_notional', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume,Volume MA', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 null'],
    ['buy_volume,volume', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 4 null'],
    ['vol,vol_ccy', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 null'],
    ['Buy Volume,Sell Volume', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 null null'],
    ['tick_volume,Volume (contracts)', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 null null'],
    ['Volume XYZ,Volume EUR', 'XYZ-EUR', 'XYZ EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume_usd,volume_btc', 'BTC/USD', 'BTC USD 1d 2024-12-31T00:00 2 4 3'],
    ['volume_usd,volume_btc', 'BTC', 'BTC USD 1d 2024-12-31T00:00 2 4 3'],
    ['volume_usd,volume_btc', 'ETH/BTC', 'ETH BTC 1d 2024-12-31T00:00 2 null 4'],
    ['volume_usdt,volume_btc', 'BTC/USDT', 'BTC USDT 1d 2024-12-31T00:00 2 4 3'],
  ])('have volumes of coins and of money: %s of %s', async (volumes, symbol, candle) => {
    const { candles } = await detect([
      `time,symbol,open,high,low,close,${volumes}`,
      `2024-12-31,${symbol},1,2,1,2,3,4`,
    ]);
    expect(candles).toEqual([candle]);
  });

  it('begin one interval before the last second that dates them', async () => {
    const dates = ['2024-12-29 23:59:59', '2024-12-30 23:59:59.999', '2024-12-31 23:59:59'];
    const { candles } = await detect([OHLC, ...dates.map((date) => `BTC,${date},1,2,1,2,3`)], 'btc_1d.csv');
    expect(candles.map((candle) => candle.split(' ')[3])).toEqual([
      '2024-12-29T00:00',
      '2024-12-30T00:00',
      '2024-12-31T00:00',
    ]);
  });

  it('are days that close at their last price, and no tickers with a time of day', async () => {
    const header = 'Symbol,Date,Open,High,Low,Last';
    expect((await detect([header, 'BTC,2024-12-31,1,2,1,2'])).candles).toHaveLength(1);
    expect((await detect([header, 'BTC,2024-12-31 16:05,1,2,1,2'])).quotes).toEqual(['BTC USD 2']);
    expect((await detect(['symbol,date,close', 'BTC,2024-12-31,2'])).quotes).toEqual(['BTC USD 2']);
  });
});

describe('columns whose names mislead', () => {
  it.each([
    ['an id that counts rows', 'id', ['7,BTC,1', '8,ETH,2', '9,BTC,3'], 'id'],
    ['an id of each row', 'id', ['6f1c,BTC,1', '77aa,BTC,2', 'ab01,BTC,3'], 'id'],
    ['a name of digits', 'name', ['2781,BTC,1', '2790,ETH,1'], 'name'],
    ['a rank that counts rows', '#', ['1,BTC,1', '2,BTC,2', '3,BTC,3'], '#'],
    ['a change that is not in percent', 'Change', ['+786,BTC,1', '-20.1,ETH,1'], 'Change'],
    ['a change of a day that cannot be in percent', 'change_24h', ['-786,BTC,1', '20.1,ETH,1'], 'change_24h'],
    ['a market that is no pair', 'market', ['Kraken,BTC,1', 'Kraken,ETH,1'], 'market'],
    ['a second price', 'price_eur', ['2,BTC,1', '3,ETH,2'], 'price_eur'],
  ])('are ignored, and said to be: %s', async (_, column, rows, ignored) => {
    const {
      ignored: columns,
      rows: read,
      rejected,
    } = await detect([`${column},symbol,price,date`, ...rows.map((row, at) => `${row},2024-12-0${at + 1}`)]);
    expect([Object.keys(columns!), rejected]).toEqual([[ignored], []]);
    for (const { symbol, externalId, name, rank, change24hPct, currency } of read)
      expect({ externalId, name, rank, change24hPct, currency }).toEqual({
        ...{ externalId: symbol, name: symbol, rank: null, change24hPct: null, currency: 'USD' },
      });
  });

  it.each([
    ['id', ['bitcoin,BTC,1', 'ethereum,ETH,2', 'bitcoin,BTC,3'], { externalId: 'bitcoin' }],
    ['id', ['1,BTC,1', '1027,ETH,2', '52,XRP,3'], { externalId: '1' }],
    ['rank', ['1,BTC,1', '2,ETH,2', '3,XRP,3'], { rank: 1 }],
    ['Change', ['-0.84%,BTC,1', '2%,ETH,1'], { change24hPct: '-0.84' }],
    ['24h', ['-0.84,BTC,1', '2,ETH,1'], { change24hPct: '-0.84' }],
    ['Chg %', ['-0.84,BTC,1', '2,ETH,1'], { change24hPct: '-0.84' }],
    ['name', ['1inch,1INCH,1', 'Bitcoin,BTC,1'], { name: '1inch' }],
  ])('are read where their values fit: %s of %j', async (column, rows, expected) => {
    const { rows: read } = await detect([
      `${column},symbol,price,date`,
      ...rows.map((row, at) => `${row},2024-12-0${at + 1}`),
    ]);
    expect(read[0]).toMatchObject(expected);
  });
});

it('rejects dates of other calendars', async () => {
  const { quotes, rejected } = await detect(['symbol,price,date', 'BTC,1,1403/10/11', 'ETH,1,1446-06-30']);
  expect([quotes, rejected]).toEqual([
    [],
    [
      [2, 'date', 'not_a_date'],
      [3, 'date', 'not_a_date'],
    ],
  ]);
});

describe('a column of time zones', () => {
  it('says where the times beside it are, unless they say so themselves', async () => {
    const { rows, rejected } = await detect([
      'symbol,price,date,time,Time Zone',
      'BTC,1,2024-12-31,16:00,EST',
      'ETH,1,2024-12-31,4:00 PM,Europe/Paris',
      'SOL,1,2024-12-31,16:00,',
      'ADA,1,2024-12-31T16:00:00Z,,Z',
      'XRP,1,2024-12-31T16:00:00+01:00,,EST',
      'DOT,1,2024-12-31,,EST',
      'LTC,1,2024-12-31,16:00,CST',
    ]);
    expect(rows.map(({ observedAt }) => observedAt.slice(0, 16))).toEqual([
      '2024-12-31T21:00',
      '2024-12-31T15:00',
      '2024-12-31T16:00',
      '2024-12-31T16:00',
      '2024-12-31T15:00',
      '2024-12-31T00:00',
    ]);
    expect(rejected).toEqual([[8, 'date', 'not_a_date']]);
  });

  it.each(['Date (UTC)', 'Date(UTC)', 'time_utc', 'utc_time'])(
    'is not needed beside "%s", which counts before local times',
    async (column) => {
      const { rows } = await detect([
        `symbol,price,date,${column}`,
        'BTC,1,2024-12-31 11:00,2024-12-31 16:00',
      ]);
      expect(rows[0]!.observedAt.slice(0, 16)).toBe('2024-12-31T16:00');
    },
  );
});

describe('the coin and the currency', () => {
  it.each([
    ['btc-eur-max.csv', 'BTC EUR 1'],
    ['bitcoin.csv', 'BTC USD 1'],
    ['SOLUSDT-2024.csv', 'SOL USDT 1'],
    ['Bitcoin - Euro.csv', 'BTC EUR 1'],
    ['Bitcoin_Hong Kong Dollar.csv', 'BTC HKD 1'],
    ['Dollar cost average BTC-EUR.csv', 'BTC EUR 1'],
  ])('are those of the file name %s where no column has them', async (name, quote) => {
    expect((await detect(['date,price', '2024-12-31,1'], name)).quotes).toEqual([quote]);
    expect((await detect(['date,price,Volume (BTC)', '2024-12-31,1,2'], name)).quotes).toEqual([quote]);
  });

  it('are those of the lines before the header', async () => {
    const lines = ['Symbol: BTC', 'Currency: EUR', 'date,price', '2024-12-31,1'];
    expect((await detect(lines)).quotes).toEqual(['BTC EUR 1']);
    expect((await detect(['All prices in CHF', 'symbol,date,price', 'BTC,2024-12-31,1'])).quotes).toEqual([
      'BTC CHF 1',
    ]);
    expect((await detect(['symbol,date,price', 'BTC,2024-12-31,1'], 'prices_EUR.csv')).quotes).toEqual([
      'BTC EUR 1',
    ]);
  });

  it.each([
    ['Portfolio in GBP', 'GBP'],
    ['Kryptokurse in Euro', 'EUR'],
    ['Crypto prices (€)', 'EUR'],
    ['Crypto prices - CHF', 'CHF'],
    ['EUR', 'EUR'],
    ['Bitcoin (BTC)', 'USD'],
    ['List of all', 'USD'],
  ])('are what a title such as "%s" ends with, if it is the currency of a state', async (title, currency) => {
    expect((await detect([title, 'symbol,date,price', 'BTC,2024-12-31,1'])).quotes).toEqual([
      `BTC ${currency} 1`,
    ]);
  });

  it.each([
    'bitcoin_dominance.csv',
    'BTC_returns.csv',
    'CRYPTOCAP_BTC.D, 1D.csv',
    'BTC ETF flows.csv',
    'BTC_open_interest.csv',
    'indexPrice_BTCUSDT.csv',
  ])('are not those of %s: it has no prices', async (name) => {
    expect(await refusalOf(['date,price', '2024-12-31,58'], name)).toMatchObject({
      code: 'not_prices',
    });
  });

  it.each([
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC,2024-12-31,1'],
    ['BTC prices USD EUR.csv', 'date,price', '2024-12-31,1'],
    ['BTC_USD_EUR.csv', 'date,price', '2024-12-31,1'],
    ['btc-usd-eur.csv', 'date,open,high,low,close', '2024-12-31,1,2,1,2'],
  ])('are asked for where the name says two currencies: %s', async (name, ...lines) => {
    expect(await refusalOf(lines, name)).toMatchObject({
      code: 'ambiguous_currency',
      message: expect.stringMatching(/files: [^]*currency: /),
    });
  });

  it.each([
    ['prices_eur_usd.csv', 'symbol,date,price_eur', 'BTC,2024-12-31,1'],
    ['prices_eur_usd.csv', 'symbol,date,price,currency', 'BTC,2024-12-31,1,EUR'],
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC,2024-12-31,1 €'],
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC/EUR,2024-12-31,1'],
  ])('are those of the file where its name says two: %s, %s', async (name, ...lines) => {
    expect((await detect(lines, name)).quotes).toEqual(['BTC EUR 1']);
  });

  it('are asked for where nothing says which coin it is, or name and header contradict each other', async () => {
    expect(await refusalOf(['date,price', '2024-12-31,1'])).toMatchObject({
      code: 'missing_column',
      message: expect.stringMatching(/files: data\.csv[^]*symbol: BTC/),
    });
    expect(await refusalOf(['date,price_eur', '2024-12-31,1'], 'sol-usd.csv')).toMatchObject({
      code: 'contradictory_name',
    });
  });

  it.each([
    ['symbol', ['BTCUSDT', 'ETHBTC'], ['BTC USDT 1', 'ETH BTC 1']],
    ['pair', ['XYZEUR', 'BTCEUR'], ['XYZ EUR 1', 'BTC EUR 1']],
    ['market', ['BTC-EUR', 'ETH_USD'], ['BTC EUR 1', 'ETH USD 1']],
    ['symbol', ['BTC_EUR', 'XYZ_USDT'], ['BTC EUR 1', 'XYZ USDT 1']],
    ['symbol', ['USDT_BTC'], ['USDT_BTC USD 1']],
    ['symbol', ['BINANCE:BTCUSDT', 'BINANCE:XYZUSDT'], ['BTC USDT 1', 'XYZ USDT 1']],
    ['ticker', ['CURRENCY:BTCEUR'], ['BTC EUR 1']],
    ['ticker', ['NASDAQ:AAPL'], ['NASDAQ:AAPL USD 1']],
    ['pair', ['BTC / EUR', 'XYZ / USDT'], ['BTC EUR 1', 'XYZ USDT 1']],
    ['symbol', ['BTC EUR', 'ETH EUR'], ['BTC EUR 1', 'ETH EUR 1']],
    ['symbol', ['Wrapped BTC'], ['WRAPPED BTC USD 1']],
    ['symbol', ['CRVUSD', 'BTC'], ['CRVUSD USD 1', 'BTC USD 1']],
    ['symbol', ['WBTC', 'STETH'], ['WBTC USD 1', 'STETH USD 1']],
    ['symbol', ['BTC', 'BTCUSD'], ['BTC USD 1', 'BTCUSD USD 1']],
    ['symbol', ['BTCUSDT', 'BTCUSDT_PERP'], ['BTC USDT 1', 'BTCUSDT_PERP USDT 1']],
    ['pair', ['BTC/USDT', 'BTC/USDT:USDT'], ['BTC USDT 1', 'BTC/USDT:USDT USDT 1']],
    ['symbol', ['BTC', 'BTC-PERP', 'BTC-27DEC24'], ['BTC USD 1', 'BTC-PERP USD 1', 'BTC-27DEC24 USD 1']],
    ['pair', ['XXBTZUSD', 'XETHXXBT', 'ADAEUR'], ['BTC USD 1', 'ETH BTC 1', 'ADA EUR 1']],
    ['symbol', ['Bitcoin (BTC)', 'Ethereum (ETH)'], ['BTC USD 1', 'ETH USD 1']],
  ])(
    'are parts of pairs in a column %s of %j only where all values are some',
    async (column, symbols, quotes) => {
      const rows = symbols.map((symbol) => `${symbol},1,2024-12-31`);
      expect((await detect([`${column},price,date`, ...rows])).quotes).toEqual(quotes);
    },
  );
});

describe('a share', () => {
  it('is in the currency of its exchange, or asked about', async () => {
    const lines = [
      'symbol,price,date',
      ...['VOD.L', 'SAP.DE', '7203.T', 'BRK.B'].map((one) => `${one},1,2024-12-31`),
    ];
    const inDollars = await detect(lines);
    expect(inDollars.quotes).toEqual(['BRK.B USD 1']);
    expect(inDollars.rejected).toEqual([2, 3, 4].map((line) => [line, 'price', 'unstated_currency']));
    const inEuros = await detect(lines, 'data.csv', { CSV_CURRENCY: 'EUR' });
    expect(inEuros.quotes).toEqual(['SAP.DE EUR 1', 'BRK.B EUR 1']);
    const stated = await detect([
      'symbol,price,currency,date',
      'VOD.L,1,GBp,2024-12-31',
      'SAP.DE,1,EUR,2024-12-31',
    ]);
    expect(stated.quotes).toEqual(['VOD.L GBX 1', 'SAP.DE EUR 1']);
    const row = '2024-12-30,1,3,0.5,2,2,100';
    const history = await detect(['Date,Open,High,Low,Close,Adj Close,Volume', row], 'SAP.DE.csv');
    expect([history.candles, history.rejected]).toEqual([[], [[2, 'Close', 'unstated_currency']]]);
  });
});

describe('base and quote', () => {
  it.each([
    ['base,quote,price', 'price'],
    ['base_currency,quote_currency,rate', 'rate'],
    ['From Currency,To Currency,Exchange Rate', 'Exchange Rate'],
    ['fsym,tsym,price', 'price'],
  ])('are the parts of a pair: %s', async (header) => {
    const { quotes } = await detect([`date,${header}`, '2024-12-31,BTC,EUR,2', '2024-12-31,ETH,BTC,1']);
    expect(quotes).toEqual(['BTC EUR 2', 'ETH BTC 1']);
  });

  it('count, not the symbol that they make up', async () => {
    const { quotes, ignored } = await detect(['date,symbol,base,quote,price', '2024-12-31,FOOBAR,FOO,BAR,2']);
    expect([quotes, Object.keys(ignored!)]).toEqual([['FOO BAR 2'], ['symbol']]);
  });

  it('are not read where currencies of states are exchanged', async () => {
    expect(await refusalOf(['date,from,to,rate', '2024-12-31,EUR,USD,1.04'])).toMatchObject({
      code: 'missing_column',
    });
  });
});

describe('a volume that may be of coins or of money', () => {
  const HEADER = 'Date,Open,High,Low,Close,Volume';

  it.each([
    ['BTC-USD.csv', HEADER, '43625106843'],
    ['BTC-USD (1).csv', HEADER.toLowerCase(), '43625106843.0'],
    ['bitcoin.csv', 'Date,Close,High,Low,Open,Volume', '43625106843'],
  ])('is not read: %s', async (name, header, volume) => {
    const { candles, ignored } = await detect([header, `2024-12-31,2,2,2,2,${volume}`], name);
    expect(candles).toEqual(['BTC USD 1d 2024-12-31T00:00 2 null null']);
    expect(Object.keys(ignored!)).toEqual([header.split(',')[5]]);
  });

  it.each([
    ['BTC-USD.csv', HEADER, '436.5'],
    ['BTC-USD_coinbase.csv', HEADER, '436'],
    ['BTC-USD.csv', `${HEADER},Trades`, '436'],
    ['btc-usd.csv', HEADER.toLowerCase(), '436'],
  ])(
    'counts coins where a fraction, the name or other columns show that it is not that of Yahoo Finance: %s, %s',
    async (name, header, volume) => {
      const { candles } = await detect(
        [header, `2024-12-31,2,2,2,2,${volume},7`.split(',').slice(0, header.split(',').length).join(',')],
        name,
      );
      expect(candles).toEqual([`BTC USD 1d 2024-12-31T00:00 2 ${volume} null`]);
    },
  );
});

it('takes the size of trades for no volume of a day', async () => {
  const { rows, ignored } = await detect(['time,symbol,type,price,vol', '2024-12-31 12:00,BTC,buy,1,0.5']);
  expect([rows[0]!.volume24h, Object.keys(ignored!)]).toEqual([null, ['vol']]);
});

it.each([
  [
    'time,symbol,price,volume',
    ['1704067200.12,BTC,1,0.5', '1704067201.5,BTC,1,0.7', '1704067201.9,BTC,1,0.7'],
    null,
  ],
  // Snapshots of several coins.
  ['time,symbol,price,volume', ['1704067200,BTC,1,0.5', '1704067200,ETH,1,7', '1704070800,BTC,1,7'], '0.5'],
])(
  'takes the volume of rows that follow within a minute for that of trades: %s %j',
  async (header, lines, volume) => {
    const { rows } = await detect([header, ...lines]);
    expect(rows[0]!.volume24h).toBe(volume);
  },
);

it('takes coins under "Currency" for coins where the header of the price says another currency', async () => {
  const lines = ['2024-01-01,BTC,42280.2', '2024-01-02,BTC,44187.1'];
  const { quotes } = await detect(['Date,Currency,Price (USD)', ...lines]);
  expect(quotes).toEqual(['BTC USD 42280.2', 'BTC USD 44187.1']);
});
