import { valuesByWord } from './word-table.js';

/** Currencies that shares of each country are usually traded in, by the two letters their ISINs begin with (ISO 6166). */
const CURRENCIES = valuesByWord([
  'EUR: DE FR IT ES NL BE AT PT FI GR',
  'GBP GBX: GB',
  'CHF: CH',
  'SEK: SE',
  'NOK: NO',
  'DKK: DK',
  'PLN: PL',
  'CZK: CZ',
  'HUF: HU',
  'TRY: TR',
  'CAD: CA',
  'AUD: AU',
  'NZD: NZ',
  'JPY: JP',
  'HKD: HK',
  'CNY: CN',
  'TWD: TW',
  'KRW: KR',
  'INR: IN',
  'SGD: SG',
  'MYR: MY',
  'IDR: ID',
  'THB: TH',
  'BRL: BR',
  'MXN: MX',
  'CLP: CL',
  'ZAR ZAC: ZA',
  'ILS: IL',
  'SAR: SA',
  'QAR: QA',
]);
const ISIN = /^([A-Z]{2})[A-Z\d]{9}\d$/;

/**
 * The usual currencies of a share, from its ISIN: `INR` for `INE002A01018`. Undefined for other texts, for shares of the
 * United States, and for countries whose companies are mostly listed elsewhere.
 */
export function currenciesOfIsin(isin: string): readonly string[] | undefined {
  return CURRENCIES.get(ISIN.exec(isin.trim())?.[1] ?? '')?.split(' ');
}
