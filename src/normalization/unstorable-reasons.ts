import type { Article } from '../domain/article.js';
import type { ContractFacts } from '../domain/contract.js';
import { numberFault, preview } from '../domain/fields.js';
import { LIMITS } from '../domain/limits.js';
import type { Quote } from '../domain/quote.js';
import type { Normalized, Reason } from '../domain/source.js';
import { addFutureReason, addListingReasons, addTextReason, type ArrivalTime } from './unstorable-fields.js';
import { unstorableCandleReasons } from './unstorable-candle.js';
import { unstorableRateReasons } from './unstorable-rate.js';

const NONE: readonly Reason[] = [];

/** All reasons why an item cannot be stored, from any source; empty if it can. */
export function unstorableReasons(item: Normalized, arrived: ArrivalTime): readonly Reason[] {
  if (item.kind === 'quote') return quoteReasons(item, arrived);
  if (item.kind === 'candle') return unstorableCandleReasons(item, arrived);
  if (item.kind === 'rate') return unstorableRateReasons(item, arrived);
  return item.kind === 'article' ? articleReasons(item) : contractReasons(item);
}

/** A quote's amounts, by their paths in reasons for rejection. Only the change may be negative. */
const AMOUNTS = {
  price: 'price',
  market_cap: 'marketCap',
  volume_24h: 'volume24h',
  change_24h_pct: 'change24hPct',
  circulating_supply: 'circulatingSupply',
  total_supply: 'totalSupply',
  max_supply: 'maxSupply',
} as const satisfies Record<string, keyof Quote>;

function quoteReasons(quote: Quote, arrived: ArrivalTime): readonly Reason[] {
  const reasons: Reason[] = [];
  addListingReasons(reasons, quote.listing);
  let figures = quote.rank === null ? 0 : 1;
  for (const path in AMOUNTS) {
    const amount = quote[AMOUNTS[path as keyof typeof AMOUNTS]];
    if (amount === null) continue;
    figures++;
    const fault = numberFault(amount, path === 'change_24h_pct');
    if (fault) reasons.push({ path, ...fault });
  }
  if (!figures) reasons.push(NO_AMOUNT);
  const { rank } = quote;
  if (rank !== null && !(Number.isInteger(rank) && rank > 0 && rank <= LIMITS.rank))
    reasons.push({
      path: 'rank',
      code: 'out_of_range',
      message: `expected a whole number from 1 to ${LIMITS.rank}, got ${preview(rank)}`,
    });
  addFutureReason(reasons, 'observed', quote.observedAt, arrived);
  return reasons.length ? reasons : NONE;
}

/** An empty quote would hide the newest price. */
const NO_AMOUNT: Reason = {
  path: 'price',
  code: 'no_figure',
  message:
    'expected at least one of price, market cap, volume, change, rank and supply; all are absent or null',
};

/** Whether a record is rejected only because it has no amounts, as with an untraded coin. */
export function onlyLacksFigures(reasons: readonly Reason[]): boolean {
  return reasons.every(({ code }) => code === NO_AMOUNT.code);
}

function articleReasons({
  externalId,
  title,
  url,
  image,
  summary,
  author,
  categories,
}: Article): readonly Reason[] {
  const reasons: Reason[] = [];
  addTextReason(reasons, 'external_id', externalId, LIMITS.id, 1);
  addTextReason(reasons, 'title', title, LIMITS.title, 1);
  addTextReason(reasons, 'url', url, LIMITS.url);
  addTextReason(reasons, 'image', image, LIMITS.url);
  addTextReason(reasons, 'summary', summary, LIMITS.summary);
  addTextReason(reasons, 'author', author, LIMITS.author);
  categories.forEach((one, index) => addTextReason(reasons, `categories.${index}`, one, LIMITS.category));
  if (categories.length > LIMITS.categories)
    reasons.push({
      path: 'categories',
      code: 'bad_length',
      message: `expected at most ${LIMITS.categories} categories, got ${categories.length}`,
    });
  return reasons;
}

function contractReasons({ externalId, contracts }: ContractFacts): readonly Reason[] {
  const reasons: Reason[] = [];
  addTextReason(reasons, 'external_id', externalId, LIMITS.id, 1);
  for (const { chain, address } of contracts) {
    addTextReason(reasons, 'chain', chain, LIMITS.chain);
    addTextReason(reasons, 'contract', address, LIMITS.address);
  }
  return reasons;
}
