import { refsOf } from './public-id.js';

/** Of a statement. */
interface Parameters {
  bind: (value: unknown) => string;
}

/** Numbers of the items' listings. */
export function listingsOfIds(ids: readonly string[]): number[] {
  const refs = [...refsOf('quote', ids), ...refsOf('candle', ids)];
  return [...new Set(refs.map(({ listingId }) => listingId))];
}

/** Conditions on a quote or candle `q`: it has one of the ids. The first condition uses the index. */
export function pricesOfIds(
  kind: 'quote' | 'candle',
  ids: readonly string[],
  parameters: Parameters,
): string[] {
  const array = (type: string, values: readonly unknown[]) => `${parameters.bind(values)}::${type}[]`;
  const quotes = refsOf('quote', ids);
  const candles = refsOf('candle', ids);
  const isQuote = kind === 'quote';
  const of = isQuote ? quotes : candles;
  const listings = array(
    'int',
    of.map(({ listingId }) => listingId),
  );
  const moments = array(
    'timestamptz',
    isQuote ? quotes.map(({ observedAt }) => observedAt) : candles.map(({ openedAt }) => openedAt),
  );
  if (isQuote)
    return [
      `q.observed_at = any(${moments})`,
      `(q.listing_id, q.observed_at) in (select * from unnest(${listings}, ${moments}))`,
    ];
  const intervals = array(
    'text',
    candles.map(({ interval }) => interval),
  );
  return [
    `q.opened_at = any(${moments})`,
    `(q.listing_id, q.opened_at, q."interval") in (select * from unnest(${listings}, ${moments}, ${intervals}))`,
  ];
}

/** A condition on an article `q`. */
export function articlesOfIds(ids: readonly string[], parameters: Parameters): string {
  const numbers = refsOf('article', ids).map(({ articleId }) => articleId);
  return `q.id = any(${parameters.bind(numbers)}::bigint[])`;
}
