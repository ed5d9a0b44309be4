import { z, type ZodType } from 'zod';
import { amount, decimal, rank, recordOf, text } from '../../domain/fields.js';
import { trimmed } from '../../domain/names.js';
import { type Quote, WHEN_FETCHED } from '../../domain/quote.js';
import type { Reason } from '../../domain/source.js';
import { datedByFetch, statedMoment } from '../http/dated-by-fetch.js';

/** Reads an empty string as null: CoinPaprika documents it for unknown values. */
const blank = <T>(schema: ZodType<T>) =>
  z
    .unknown()
    .transform((value) => (value === '' ? null : value))
    .pipe(schema.nullable());
/** The same, for fields that coins without such figures lack. */
const absent = <T>(schema: ZodType<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable()).optional();

// Nullable but never absent: a renamed field must be rejected, not read as null.
const money = blank(amount);
const change = blank(decimal);

const figures = z.looseObject({
  price: money,
  volume_24h: money,
  market_cap: money,
  percent_change_24h: change,
});
type Figures = z.infer<typeof figures>;

/** The fields of an item of `/tickers` that Kasparro reads. The payload keeps all of them. */
export const ticker = z.looseObject({
  id: text.min(1),
  name: text,
  symbol: text.nullable(),
  rank: absent(rank),
  // Not sent since 2020, but read in case it comes back.
  circulating_supply: absent(amount),
  total_supply: absent(amount),
  max_supply: absent(amount),
  last_updated: absent(z.iso.datetime({ offset: true })),
  /** By currency, in upper case. */
  quotes: absent(recordOf(blank(figures))),
});

export type Ticker = z.infer<typeof ticker>;

const UNKNOWN: Figures = { price: null, volume_24h: null, market_cap: null, percent_change_24h: null };

/** A quote in each currency. A coin without any gets a dollar quote without a price, so that its supply and rank are kept. */
export function quotesOf(coin: Ticker): Quote[] {
  const quotes = Object.entries(coin.quotes ?? {}).map(([currency, given]) =>
    quoteIn(currency, given ?? UNKNOWN, coin),
  );
  return quotes.length ? quotes : [quoteIn('USD', UNKNOWN, coin)];
}

function quoteIn(
  currency: string,
  { price, market_cap, volume_24h, percent_change_24h }: Figures,
  coin: Ticker,
): Quote {
  const max = coin.max_supply ?? null;
  const symbol = coin.symbol?.toUpperCase() || null;
  return {
    kind: 'quote',
    listing: {
      ...{ externalId: coin.id, currency, symbol, name: trimmed(coin.name) || (symbol ?? coin.id) },
      ...(!trimmed(coin.name) && { nameless: true }),
    },
    observedAt: statedMoment(coin.last_updated) ?? WHEN_FETCHED,
    price,
    marketCap: market_cap,
    volume24h: volume_24h,
    change24hPct: percent_change_24h,
    // 0 means unranked, and a maximum supply of 0 means none.
    rank: coin.rank || null,
    circulatingSupply: coin.circulating_supply ?? null,
    totalSupply: coin.total_supply ?? null,
    maxSupply: max !== null && /^[0.]+(e|$)/i.test(max) ? null : max,
  };
}

/** A coin without a date gets the time of its fetch. */
export function notesOf({ last_updated }: Ticker): readonly Reason[] | undefined {
  return statedMoment(last_updated) ? undefined : [datedByFetch('last_updated')];
}
