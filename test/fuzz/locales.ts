/** How a publisher of one country writes tables. */
export interface Locale {
  name: string;
  decimal: '.' | ',';
  thousands: string;
  /** In luxon's tokens. */
  dates: readonly string[];
  /** ISO code, and signs written before (`$`) or after (` €`) an amount. */
  currency: string;
  signs: readonly string[];
  header: Readonly<Record<Field, string>>;
}

export type Field =
  | 'date'
  | 'symbol'
  | 'name'
  | 'price'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'volume'
  | 'currency';

const ENGLISH: Locale['header'] = {
  date: 'Date',
  symbol: 'Symbol',
  name: 'Name',
  price: 'Price',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  volume: 'Volume',
  currency: 'Currency',
};

function named(header: string): Locale['header'] {
  const names = header.split('|');
  return Object.fromEntries(Object.keys(ENGLISH).map((field, at) => [field, names[at]!])) as Locale['header'];
}

const ISO = [
  'yyyy-MM-dd',
  "yyyy-MM-dd'T'HH:mm:ss'Z'",
  'yyyy-MM-dd HH:mm:ss',
  'yyyyMMdd',
  'yyyy/MM/dd',
  'X',
  'x',
];

export const LOCALES: readonly Locale[] = [
  {
    name: 'iso',
    decimal: '.',
    thousands: ',',
    dates: ISO,
    currency: 'USD',
    signs: ['$', ' USD'],
    header: ENGLISH,
  },
  {
    name: 'us',
    decimal: '.',
    thousands: ',',
    dates: ['MM/dd/yyyy', 'M/d/yy', 'MMM dd, yyyy', 'MM/dd/yyyy hh:mm a'],
    currency: 'USD',
    signs: ['$', 'USD '],
    header: ENGLISH,
  },
  {
    name: 'uk',
    decimal: '.',
    thousands: ',',
    dates: ['dd/MM/yyyy', 'dd-MMM-yy', 'd MMMM yyyy', 'dd/MM/yy HH:mm'],
    currency: 'GBP',
    signs: ['£', ' GBP'],
    header: ENGLISH,
  },
  {
    name: 'de',
    decimal: ',',
    thousands: '.',
    dates: ['dd.MM.yyyy', 'dd.MM.yy', 'dd.MM.yyyy HH:mm', 'd.M.yyyy'],
    currency: 'EUR',
    signs: [' €', '€ ', ' EUR'],
    header: named('Datum|Symbol|Name|Kurs|Eröffnung|Hoch|Tief|Schluss|Volumen|Währung'),
  },
  {
    name: 'ch',
    decimal: '.',
    thousands: '’',
    dates: ['dd.MM.yyyy', 'dd.MM.yyyy HH:mm:ss'],
    currency: 'CHF',
    signs: ['CHF ', ' CHF'],
    header: named('Datum|Symbol|Name|Kurs|Eröffnung|Hoch|Tief|Schluss|Volumen|Währung'),
  },
  {
    name: 'fr',
    decimal: ',',
    thousands: '\u202f',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm', 'dd/MM/yy'],
    currency: 'EUR',
    signs: [' €', '\u00a0€'],
    header: named('Date|Symbole|Nom|Prix|Ouverture|Haut|Bas|Clôture|Volume|Devise'),
  },
  {
    name: 'es',
    decimal: ',',
    thousands: '.',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm'],
    currency: 'EUR',
    signs: [' €'],
    header: named('Fecha|Símbolo|Nombre|Precio|Apertura|Máximo|Mínimo|Cierre|Volumen|Moneda'),
  },
  {
    name: 'it',
    decimal: ',',
    thousands: '.',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm'],
    currency: 'EUR',
    signs: ['€ '],
    header: named('Data|Simbolo|Nome|Prezzo|Apertura|Massimo|Minimo|Chiusura|Volume|Valuta'),
  },
  {
    name: 'br',
    decimal: ',',
    thousands: '.',
    dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm:ss'],
    currency: 'BRL',
    signs: ['R$ ', 'R$'],
    header: named('Data|Símbolo|Nome|Preço|Abertura|Máxima|Mínima|Fechamento|Volume|Moeda'),
  },
  {
    name: 'pl',
    decimal: ',',
    thousands: '\u00a0',
    dates: ['yyyy-MM-dd', 'dd.MM.yyyy'],
    currency: 'PLN',
    signs: [' zł', ' PLN'],
    header: named('Data|Symbol|Nazwa|Cena|Otwarcie|Najwyższy|Najniższy|Zamknięcie|Wolumen|Waluta'),
  },
  {
    name: 'ru',
    decimal: ',',
    thousands: '\u00a0',
    dates: ['dd.MM.yyyy', 'dd.MM.yyyy HH:mm'],
    currency: 'RUB',
    signs: [' ₽', ' руб.'],
    header: named('Дата|Символ|Название|Цена|Открытие|Максимум|Минимум|Закрытие|Объем|Валюта'),
  },
  {
    name: 'in',
    decimal: '.',
    thousands: 'lakh',
    dates: ['dd-MM-yyyy', 'dd-MMM-yyyy'],
    currency: 'INR',
    signs: ['₹', '₹ '],
    header: ENGLISH,
  },
  {
    name: 'jp',
    decimal: '.',
    thousands: ',',
    dates: ['yyyy/MM/dd', 'yyyy/MM/dd HH:mm', 'yyyy年M月d日'],
    currency: 'JPY',
    signs: ['¥', '円'],
    header: named('日付|シンボル|名称|価格|始値|高値|安値|終値|出来高|通貨'),
  },
];
