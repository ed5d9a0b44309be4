/** Stablecoins that trade within a percent of a dollar, which is less than prices of two sources may differ by. */
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

/** SQL for a currency: USD if it is worth a dollar, as exchanges quote most coins in stablecoins only. */
export const comparableCurrency = (currency: string): string =>
  `case when ${currency} in (${STABLECOINS.map((code) => `'${code}'`).join(', ')}) then 'USD' else ${currency} end`;
