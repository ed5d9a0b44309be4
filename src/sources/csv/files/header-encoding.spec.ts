import iconv from 'iconv-lite';
import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

describe('the encoding of a small file', () => {
  it.each([
    ['windows-1252', 'Datum;Symbol;Eröffnung;Höchst;Tiefst;Schluss;Währung'],
    ['windows-1250', 'Data;Symbol;Otwarcie;Najwyższy;Najniższy;Zamknięcie;Waluta'],
    ['windows-1250', 'Datum;Symbol;Otevření;Maximum;Minimum;Závěr;Měna'],
    ['iso-8859-2', 'Data;Symbol;Otwarcie;Najwyższy;Najniższy;Zamknięcie;Waluta'],
    ['windows-1251', 'Дата;Символ;Открытие;Максимум;Минимум;Закрытие;Валюта'],
    ['koi8-r', 'Дата;Символ;Открытие;Максимум;Минимум;Закрытие;Валюта'],
    ['cp866', 'Дата;Символ;Открытие;Максимум;Минимум;Закрытие;Валюта'],
    ['koi8-u', 'Дата;Символ;Відкриття;Максимум;Мінімум;Закриття;Валюта'],
    ['windows-1253', 'Ημερομηνία;Σύμβολο;Άνοιγμα;Υψηλό;Χαμηλό;Κλείσιμο;Νόμισμα'],
    ['windows-1254', 'Tarih;Sembol;Açılış;Yüksek;Düşük;Kapanış;Para birimi'],
    ['windows-1255', 'תאריך;סמל;פתיחה;גבוה;נמוך;סגירה;מטבע'],
    ['windows-1256', 'التاريخ;الرمز;الافتتاح;الأعلى;الأدنى;الإغلاق;العملة'],
    ['windows-874', 'วันที่;สัญลักษณ์;เปิด;สูงสุด;ต่ำสุด;ปิด;สกุลเงิน'],
    ['shift_jis', '日付;シンボル;始値;高値;安値;終値;通貨'],
    ['euc-jp', '日付;シンボル;始値;高値;安値;終値;通貨'],
    ['gb18030', '日期;代码;开盘;最高;最低;收盘;货币'],
    ['big5', '日期;代碼;開盤;最高;最低;收盤;貨幣'],
    ['euc-kr', '날짜;심볼;시가;고가;저가;종가;통화'],
  ])('is %s if its column names make sense only then: %s', async (encoding, header) => {
    const rows = [1, 2].map((day) => `2024-01-0${day};BTC;42280.5;44200.25;42100.75;44180.5;EUR\n`);
    const { pages, candles } = await folder.read(iconv.encode(`${header}\n${rows.join('')}`, encoding));
    const format = pages[0]!.file!.format as { encoding: string };
    // These words have the same bytes in both.
    expect(format.encoding).toBe(encoding === 'iso-8859-2' ? 'windows-1250' : encoding);
    expect(candles).toMatchObject([1, 2].map(() => ({ symbol: 'BTC', high: '44200.25', currency: 'EUR' })));
  });
});
