/** Stablecoins that trade within one percent of a US dollar, less than the prices from two sources may differ. */
const STABLECOINS = [
  'USDT',
  'USDC',
  'DAI',
  'FDUSD',
  'TUSD',
  'BUSD',
  'USDP',
  'PYUSD',
  'GUSD',
  'RLUSD',
  'USDS',
];

/** SQL for a currency, with dollar stablecoins as USD: exchanges quote most coins in stablecoins only. */
export const comparableCurrency = (currency: string): string =>
  `case when ${currency} in (${STABLECOINS.map((code) => `'${code}'`).join(', ')}) then 'USD' else ${currency} end`;
