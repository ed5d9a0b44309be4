import { isSymbolShared, type ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';

/** Compares the contracts of two listings, knowing those of all others. */
export class Contracts {
  private readonly holders = new Map<string, ListingFeatures[]>();
  private readonly own = new Map<ListingFeatures, ReadonlySet<string>>();

  constructor(features: readonly ListingFeatures[]) {
    for (const listing of features)
      for (const contract of listing.contracts) {
        const holders = this.holders.get(contract);
        if (holders) holders.push(listing);
        else this.holders.set(contract, [listing]);
      }
  }

  compare(a: ListingFeatures, b: ListingFeatures): Evidence {
    if (!a.contracts.size && !b.contracts.size) return {};
    const [one, other] = [this.ownOf(a), this.ownOf(b)];
    if (intersects(one, other))
      return this.isSharedBeside(a, b) || this.isSharedBeside(b, a)
        ? { contract_shared: 1 }
        : { contract_same: 1 };
    const evidence: Evidence =
      this.isSharedBeside(a, b) || this.isSharedBeside(b, a) ? { contract_of_another: 1 } : {};
    if (intersects(partsOf(one, 1), partsOf(other, 1))) evidence.contract_elsewhere = 1;
    else if (intersects(partsOf(one, 0), partsOf(other, 0))) evidence.contract_conflict = 1;
    return evidence;
  }

  /** Whether a contract of `of` is also one of another listing in the source of `beside`: "Loom Network (OLD)" and "(NEW)". */
  private isSharedBeside(beside: ListingFeatures, of: ListingFeatures): boolean {
    if (!beside.facts.listsEachCoinOnce) return false;
    for (const contract of this.ownOf(of))
      for (const holder of this.holders.get(contract) ?? [])
        if (
          holder !== beside &&
          holder !== of &&
          holder.facts.source === beside.facts.source &&
          !holder.facts.inactive &&
          !(beside.contracts.has(contract) && isTwin(holder, beside)) &&
          this.ownOf(holder).has(contract)
        )
          return true;
    return false;
  }

  /**
   * Leaves out contracts of pegged, wrapped and bridged forms of the coin: sources report the contract of Binance-Peg
   * Avalanche for Avalanche, which has none of its own.
   */
  private ownOf(listing: ListingFeatures): ReadonlySet<string> {
    const known = this.own.get(listing);
    if (known) return known;
    const isOwn = (contract: string) =>
      !this.holders.get(contract)?.some((form) => form !== listing && isFormOf(form, listing));
    const contracts = new Set([...listing.contracts].filter(isOwn));
    this.own.set(listing, contracts);
    return contracts;
  }
}

/** "Wrapped Bitcoin" is a form of Bitcoin, but "WBTC" with the symbol WBTC is Wrapped Bitcoin itself. */
function isFormOf(form: ListingFeatures, coin: ListingFeatures): boolean {
  if (coin.symbol && form.symbol === `W${coin.symbol}`) return true;
  if (!form.name.isForm || coin.name.isForm) return false;
  if (isSymbolShared(form, coin)) return !coin.symbol.startsWith('W');
  return coin.name.words.every((word) => form.name.words.includes(word));
}

/** A second listing of the same name. */
const isTwin = (one: ListingFeatures, { symbol, name }: ListingFeatures) =>
  one.symbol === symbol && one.name.core === name.core && one.name.stage === name.stage;

const partsOf = (contracts: ReadonlySet<string>, index: 0 | 1) =>
  new Set([...contracts].map((contract) => contract.split(' ')[index]!));

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
