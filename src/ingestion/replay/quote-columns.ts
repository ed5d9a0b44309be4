/** Columns of a quote other than its rank. */
export const AMOUNTS =
  'price_usd, market_cap_usd, volume_24h_usd, change_24h_pct, circulating_supply, total_supply, max_supply';

export function amountsOf(table: string): string {
  return AMOUNTS.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
