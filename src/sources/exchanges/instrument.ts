import { z } from 'zod';
import { text } from '../../domain/fields.js';
import type { ListingRef } from '../../domain/quote.js';
import type { CcxtMarket } from './ccxt.js';
import type { Exchange } from './exchange.js';

/** Schema fields that every payload contains: the exchange and the market. */
export const instrument = {
  exchange: text.min(1),
  market: z.looseObject({
    symbol: text.min(1),
    base: text.min(1),
    quote: text.min(1),
    /** The exchange's name for the base, if it provides one. */
    name: text.nullable(),
    /** The exchange's symbol for the base, if ccxt has a name in its place because several coins have the symbol. */
    base_symbol: text.optional(),
  }),
};
export type MarketFacts = z.infer<(typeof instrument)['market']>;

/** A real name contains a lower-case letter. Kraken returns an alternative symbol as the name, such as XBT; others, `btc`. */
const A_NAME = /\p{Ll}/u;

/** A symbol rather than a number or another key by which an exchange knows a coin. */
const A_SYMBOL = /^(?=.*[a-z])[a-z0-9]{1,12}$/i;

export function marketFacts(
  { ccxt }: Exchange,
  { symbol, base, quote, baseId = '' }: CcxtMarket,
): MarketFacts {
  const name = ccxt.currencies?.[base]?.name ?? '';
  return {
    ...{ symbol, base, quote },
    name: A_NAME.test(name) && name !== base.toLowerCase() ? name : null,
    ...(A_NAME.test(base) && A_SYMBOL.test(baseId) && { base_symbol: baseId }),
  };
}

/** The listing for a market: a coin on one exchange, in the currency that it is quoted in there. */
export function listingOf(exchange: string, { base, quote, name, base_symbol }: MarketFacts): ListingRef {
  const isNamed = base_symbol !== undefined || (name ?? base) !== base;
  return {
    externalId: `${exchange}:${base}`,
    currency: quote.toUpperCase(),
    symbol: (base_symbol ?? base).toUpperCase(),
    name: name ?? base,
    ...(!isNamed && { nameless: true }),
  };
}
