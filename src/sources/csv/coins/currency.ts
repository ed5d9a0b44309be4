/** ISO 4217 codes, and coins used as quote currencies. */
const CODES = new Set([
  ...Intl.supportedValuesOf('currency'),
  ...['BTC', 'ETH', 'BNB', 'SOL', 'USDT', 'USDC', 'USDP', 'BUSD', 'TUSD', 'FDUSD', 'PYUSD', 'DAI'],
  ...['EURC', 'EURT'],
]);
/** Codes that are English words in lower case: `price_all` is not a price in Albanian lek. */
const WORDS = new Set(['ALL', 'TOP', 'CUP', 'TRY']);

/** The currencies that a sign may stand for, the most common first. Null in first place means that there is no default. */
const SIGNS: Readonly<Record<string, readonly (string | null)[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP'],
  US$: ['USD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  '€': ['EUR'],
  EURO: ['EUR'],
  EUROS: ['EUR'],
  '£': ['GBP', 'EGP'],
  '¥': [null, 'JPY', 'CNY'],
  円: ['JPY'],
  元: ['CNY', 'TWD', 'HKD'],
  RMB: ['CNY'],
  '₩': ['KRW'],
  원: ['KRW'],
  '₹': ['INR'],
  RS: [null, 'INR', 'PKR', 'LKR', 'NPR'],
  'RS.': [null, 'INR', 'PKR', 'LKR', 'NPR'],
  '₿': ['BTC'],
  XBT: ['BTC'],
  Ξ: ['ETH'],
  '₮': ['USDT', 'MNT'],
  '₽': ['RUB'],
  РУБ: ['RUB'],
  'РУБ.': ['RUB'],
  '₺': ['TRY'],
  TL: ['TRY'],
  '₴': ['UAH'],
  '₸': ['KZT'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '₦': ['NGN'],
  '฿': ['THB', 'BTC'],
  'FR.': ['CHF'],
  SFR: ['CHF'],
  'SFR.': ['CHF'],
  KR: [null, 'SEK', 'NOK', 'DKK', 'ISK'],
  'KR.': [null, 'SEK', 'NOK', 'DKK', 'ISK'],
  ZŁ: ['PLN'],
  KČ: ['CZK'],
  FT: ['HUF'],
  RP: ['IDR'],
  RM: ['MYR'],
};
/** Subunits that differ from a currency only by a lower-case letter. */
const SUBUNITS: ReadonlyMap<string, string> = new Map([
  ['GBp', 'GBX'],
  ['ZAc', 'ZAC'],
  ['XBt', 'SATS'],
]);

/** Whether the text is a currency sign or code, such as `€`, `R$`, `kr` or `USDT`. */
export function isCurrencyMark(text: string): boolean {
  const mark = text.toUpperCase();
  return Object.hasOwn(SIGNS, mark) || CODES.has(mark);
}

/** The currencies that a sign or code may stand for, the default first. */
export function currenciesOf(mark: string): readonly (string | null)[] {
  const part = SUBUNITS.get(mark);
  if (part !== undefined) return [part];
  const text = mark.toUpperCase();
  return SIGNS[text] ?? [text];
}

/** The coin and currency of a pair such as `ETH/BTC` or `BTC-EUR`, in upper case. */
export function pairOf(symbol: string): { coin: string; currency: string } | undefined {
  if (!symbol.includes('/') && !symbol.includes('-')) return undefined;
  const [coin, code, ...more] = symbol.split(/[/-]/).map((part) => part.trim());
  if (!coin || !code || more.length || !CODES.has(code)) return undefined;
  return { coin, currency: currenciesOf(code)[0]! };
}

/** The currency code for a word: `EUR` for `eur`. Codes that are words, such as `ALL`, count in capitals only. */
export function currencyCode(word: string): string | undefined {
  const part = SUBUNITS.get(word);
  if (part !== undefined) return part;
  const code = word.toUpperCase();
  if (!CODES.has(code) && code !== 'XBT') return undefined;
  return WORDS.has(code) && word !== code ? undefined : currenciesOf(code)[0]!;
}
