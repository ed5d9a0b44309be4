import { valuesByWord } from './word-table.js';

/** Currencies that each exchange trades in, by the suffix of its symbols. */
const CURRENCIES = valuesByWord([
  'EUR: DE F BE DU HM HA MU SG PA AS BR LS MI MC HE VI IR AT TL',
  'GBP GBX: L IL',
  'CHF: SW',
  'SEK: ST',
  'NOK: OL',
  'DKK: CO',
  'PLN: WA',
  'CZK: PR',
  'HUF: BD',
  'TRY: IS',
  'CAD: TO V NE CN',
  'AUD: AX',
  'NZD: NZ',
  'JPY: T',
  'HKD: HK',
  'CNY: SS SZ',
  'TWD: TW TWO',
  'KRW: KS KQ',
  'INR: NS BO',
  'SGD: SI',
  'MYR: KL',
  'IDR: JK',
  'THB: BK',
  'BRL: SA',
  'MXN: MX',
  'ARS: BA',
  'CLP: SN',
  'ZAR ZAC: JO',
  'ILS: TA',
  'SAR: SR',
  'QAR: QA',
]);

/** The suffixes of exchanges that data vendors identify by name. */
const SUFFIXES = valuesByWord([
  'DE: XETRA XETR ETR',
  'F: FWB FRA',
  'PA: EPA',
  'AS: AMS',
  'BR: EBR',
  'MI: BIT',
  'MC: BME',
  'L: LSE LON XLON',
  'SW: SIX SWX',
  'TO: TSX',
  'V: TSXV',
  'AX: ASX',
  'NZ: NZX',
  'T: TSE TYO JPX',
  'HK: HKEX SEHK HKG',
  'SS: SSE',
  'SZ: SZSE',
  'TW: TWSE',
  'KS: KRX KOSPI',
  'KQ: KOSDAQ',
  'NS: NSE',
  'BO: BSE',
  'SI: SGX',
  'MX: BMV',
  'SA: BVMF',
  'JO: JSE',
  'TA: TASE',
  'WA: GPW WSE',
  'ST: OMXSTO STO',
  'OL: OSL OSE',
  'CO: CPH',
  'HE: HEL',
]);

const currenciesOf = (suffix: string | undefined): readonly string[] | undefined =>
  CURRENCIES.get(suffix ?? '')?.split(' ');

/** The currencies of an exchange, by its name: `EUR` for `XETRA`. Undefined for others, which trade coins or trade in dollars. */
export function currenciesOfExchange(name: string): readonly string[] | undefined {
  return currenciesOf(SUFFIXES.get(name));
}

/** The currencies a share may be traded in, from the suffix of its symbol: `EUR` for `SAP.DE`. Undefined for other symbols. */
export function currenciesOfStock(symbol: string): readonly string[] | undefined {
  return currenciesOf(/^[A-Z\d&-]+\.([A-Z]{1,3})$/.exec(symbol)?.[1]);
}
