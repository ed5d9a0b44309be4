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
  }),
};
export type MarketFacts = z.infer<(typeof instrument)['market']>;

/** A real name contains a lower-case letter. Kraken returns an alternative symbol as the name, such as XBT; others, `btc`. */
const A_NAME = /\p{Ll}/u;

export function marketFacts({ ccxt }: Exchange, { symbol, base, quote }: CcxtMarket): MarketFacts {
  const name = ccxt.currencies?.[base]?.name ?? '';
  return { symbol, base, quote, name: A_NAME.test(name) && name !== base.toLowerCase() ? name : null };
}

/** The listing for a market: a coin on one exchange, in the currency that it is quoted in there. */
export function listingOf(exchange: string, { base, quote, name }: MarketFacts): ListingRef {
  return {
    externalId: `${exchange}:${base}`,
    currency: quote.toUpperCase(),
    symbol: base.toUpperCase(),
    name: name ?? base,
    ...((name ?? base) === base && { nameless: true }),
  };
}
