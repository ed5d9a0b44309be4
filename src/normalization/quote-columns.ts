/** Columns with a quote's amounts, which are all its figures except the rank. */
export const AMOUNTS =
  'price, market_cap, volume_24h, change_24h_pct, circulating_supply, total_supply, max_supply';

export function amountsOf(table: string): string {
  return AMOUNTS.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
