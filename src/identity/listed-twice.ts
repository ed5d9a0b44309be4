import { SAME_TIME_MS } from './compare-prices.js';
import type { ListingFacts } from './facts.js';
import type { ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';

/** Whether both come from a source that normally lists each coin once. */
export const isOneSource = (a: ListingFacts, b: ListingFacts) => a.listsEachCoinOnce && a.source === b.source;

/** Whether only one of two listings of a source is still listed, so that it may be the other under a new id. */
export const maySucceed = (a: ListingFeatures, b: ListingFeatures) => a.facts.inactive !== b.facts.inactive;

/** Whether two listings are worth comparing. Two listings of one source rarely are, because they are rarely one coin. */
export function mayBeOneCoin(a: ListingFeatures, b: ListingFeatures): boolean {
  const isSymbolSame = a.symbol === b.symbol;
  const isNameSame = a.name.core === b.name.core;
  if (maySucceed(a, b) ? (isSymbolSame && a.symbol !== '') || isNameSame : isSymbolSame && isNameSame)
    return true;
  for (const contract of a.contracts) if (b.contracts.has(contract)) return true;
  return false;
}

/** Evidence from whether the source still lists both. If one is inactive, the other may be its successor under a new id. */
export function compareListings(a: ListingFacts, b: ListingFacts): Evidence {
  if (!isOneSource(a, b)) return {};
  if (a.inactive || b.inactive) return { successor: 1 };
  return isRanked(a) && isRanked(b) ? { listed_twice: 1, ranked_twice: 1 } : { listed_twice: 1 };
}

/**
 * Whether the source listed both at one time, so that prices in common do not show that one continues the other.
 */
export function wereListedTogether(a: ListingFacts, b: ListingFacts): boolean {
  if (!isOneSource(a, b) || a.inactive === b.inactive) return false;
  const [gone, other] = a.inactive ? [a, b] : [b, a];
  const last = Math.max(...gone.prices.map(({ at }) => at));
  return other.prices.some(({ at }) => at < last - SAME_TIME_MS);
}

const isRanked = ({ rank, marketCap }: ListingFacts) => rank !== null || marketCap !== null;

/**
 * Whether two listings of one source are proven to be the same coin, by their contract, or by name, symbol and price. A coin
 * that is listed twice has a rank in only one of its listings. A coin that changed its name together with its id needs prices
 * that agreed repeatedly, and a symbol that no other coin has. Undefined for listings of two sources.
 */
export function isListedTwice(evidence: Evidence): boolean | undefined {
  const { listed_twice, successor, ranked_twice } = evidence;
  if (!listed_twice && !successor) return undefined;
  if (evidence.form_differs || evidence.qualifiers_differ || evidence.stage_differs || evidence.price_differs)
    return false;
  if (evidence.contract_same) return !listed_twice || evidence.symbol_same !== undefined;
  if (evidence.contract_conflict) return false;
  if (!evidence.name_and_symbol_same) return !listed_twice && isRenamedAtOnce(evidence);
  return listed_twice
    ? !ranked_twice && !!evidence.price_agrees_repeatedly
    : !!(evidence.price_agrees ?? evidence.price_near);
}

const isRenamedAtOnce = ({ symbol_same, symbol_shared, price_agrees_repeatedly }: Evidence) =>
  symbol_same !== undefined && !symbol_shared && price_agrees_repeatedly === 1;
