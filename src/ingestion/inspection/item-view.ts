import { snakeCase } from '../../domain/names.js';
import type { Candle } from '../../domain/candle.js';
import type { Quote } from '../../domain/quote.js';

/** Fields that hold decimals as text, and that become JSON numbers with all their digits. */
const DECIMALS = new Set([
  ...['price', 'marketCap', 'volume24h', 'change24hPct', 'circulatingSupply', 'totalSupply', 'maxSupply'],
  ...['open', 'high', 'low', 'close', 'volume', 'quoteVolume'],
]);

/** A quote or candle with the API's field names. */
export function itemView({ kind, listing, ...figures }: Quote | Candle): Record<string, unknown> {
  const { externalId: external_id, symbol, name, currency } = listing;
  const values = Object.entries(figures).map(([field, value]) => [
    snakeCase(field),
    DECIMALS.has(field) && value !== null ? exact(String(value)) : value,
  ]);
  return { kind, external_id, symbol, name, currency, ...(Object.fromEntries(values) as object) };
}

/** JSON does not allow leading zeros, as in `007.5`. */
function exact(decimal: string): unknown {
  return JSON.rawJSON(decimal.replace(/^(-?)0+(?=\d)/, '$1'));
}
