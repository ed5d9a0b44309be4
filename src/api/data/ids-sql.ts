import { refsOfKind } from './public-id.js';

/** The parameters of an SQL statement. */
interface Parameters {
  bind: (value: unknown) => string;
}

/** Ids of the listings to which the quotes and candles with these ids belong. */
export function listingsInIds(ids: readonly string[]): number[] {
  const refs = [...refsOfKind('quote', ids), ...refsOfKind('candle', ids)];
  return [...new Set(refs.map(({ listingId }) => listingId))];
}

/** Conditions: the quote or candle `q` has one of the ids. The first condition uses the index. */
export function priceIdConditions(
  kind: 'quote' | 'candle',
  ids: readonly string[],
  parameters: Parameters,
): string[] {
  const array = (type: string, values: readonly unknown[]) => `${parameters.bind(values)}::${type}[]`;
  const quotes = refsOfKind('quote', ids);
  const candles = refsOfKind('candle', ids);
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

/** A condition: the article `q` has one of the ids. */
export function articleIdCondition(ids: readonly string[], parameters: Parameters): string {
  const numbers = refsOfKind('article', ids).map(({ articleId }) => articleId);
  return `q.id = any(${parameters.bind(numbers)}::bigint[])`;
}
