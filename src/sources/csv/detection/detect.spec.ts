import { detection } from '../fixtures/detected.js';

const { detect, read, refusalOf } = detection();

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

  it('is not searched for below the first 20 lines', async () => {
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
    const { candles, rejected } = await read(`${header}\n31.12.2024;2;1;3;0,5;0,85%\n`, {}, 'BTC-EUR.csv');
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
      ['Summe,,1', 'Razem,,1', 'Итого,,1', '合計,,1', 'Quelle: X, Y und Z', '# end', 'https://example.com'],
    ],
  ])('are counted, but not rejected (%s)', async (header, row, footers) => {
    const { quotes, rejected, next } = await detect([header, row, '', ...footers]);
    expect([quotes, rejected, next.footers]).toEqual([['BTC USD 1'], [], footers.length]);
  });

  it('are rejected if they could be rows', async () => {
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
