/** Currencies that each exchange trades in, by the suffix of its symbols. */
const CURRENCIES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
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
  ].flatMap((line) => {
    const [currencies, suffixes] = line.split(': ');
    return suffixes!.split(' ').map((suffix) => [suffix, currencies!.split(' ')] as const);
  }),
);

/** The suffixes of exchanges that data vendors call by name. */
const SUFFIXES: Readonly<Record<string, string>> = {
  ...{
    XETRA: 'DE',
    XETR: 'DE',
    FWB: 'F',
    FRA: 'F',
    ETR: 'DE',
    EPA: 'PA',
    AMS: 'AS',
    EBR: 'BR',
    BIT: 'MI',
    BME: 'MC',
  },
  ...{ LSE: 'L', LON: 'L', XLON: 'L', SIX: 'SW', SWX: 'SW', TSX: 'TO', TSXV: 'V', ASX: 'AX', NZX: 'NZ' },
  ...{ TSE: 'T', TYO: 'T', JPX: 'T', HKEX: 'HK', SEHK: 'HK', HKG: 'HK', SSE: 'SS', SZSE: 'SZ', TWSE: 'TW' },
  ...{
    KRX: 'KS',
    KOSPI: 'KS',
    KOSDAQ: 'KQ',
    NSE: 'NS',
    BSE: 'BO',
    SGX: 'SI',
    BMV: 'MX',
    BVMF: 'SA',
    JSE: 'JO',
  },
  ...{
    TASE: 'TA',
    GPW: 'WA',
    OMXSTO: 'ST',
    STO: 'ST',
    OSL: 'OL',
    OSE: 'OL',
    CPH: 'CO',
    HEL: 'HE',
    WSE: 'WA',
  },
};

/** The currencies of an exchange called by name: `EUR` for `XETRA`. Undefined for others, which trade coins or in dollars. */
export function currenciesOfExchange(name: string): readonly string[] | undefined {
  return Object.hasOwn(SUFFIXES, name) ? CURRENCIES[SUFFIXES[name]!] : undefined;
}

/** The currencies a share may be traded in, from the suffix of its symbol: `EUR` for `SAP.DE`. Undefined for other symbols. */
export function currenciesOfShare(symbol: string): readonly string[] | undefined {
  const suffix = /^[A-Z\d&-]+\.([A-Z]{1,3})$/.exec(symbol)?.[1];
  return suffix !== undefined && Object.hasOwn(CURRENCIES, suffix) ? CURRENCIES[suffix] : undefined;
}
