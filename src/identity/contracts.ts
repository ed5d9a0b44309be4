import { isSymbolShared, type ListingFeatures } from './features.js';
import type { Seed } from './seed-map.js';
import type { Evidence } from './signals.js';

/** Compares the contracts of two listings, in the light of all other listings' contracts. */
export class Contracts {
  private readonly holders = new Map<string, ListingFeatures[]>();
  private readonly own = new Map<ListingFeatures, ReadonlySet<string>>();

  constructor(
    features: readonly ListingFeatures[],
    private readonly seed: Seed,
  ) {
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
    const shared = one.intersection(other);
    const elsewhere = Math.max(this.mostElsewhere(a, b), this.mostElsewhere(b, a));
    if (shared.size && shared.size >= elsewhere)
      return {
        ...(shared.size > elsewhere ? { contract_same: 1 } : { contract_shared: 1 }),
        ...(chainsOf(shared).size > 1 && { contract_repeated: 1 }),
        ...(areContrary(one, other) && { contract_mixed: 1 }),
      };
    const evidence: Evidence = elsewhere ? { contract_of_another: 1 } : {};
    if (shared.size) return evidence;
    if (!addressesOf(one).isDisjointFrom(addressesOf(other))) evidence.contract_elsewhere = 1;
    else if (areContrary(one, other)) evidence.contract_conflict = 1;
    return evidence;
  }

  /**
   * The largest number of `of`'s contracts that another listing in the source of `beside` has, as for "Loom Network (OLD)"
   * and "(NEW)". A listing with a different contract on some chain is not the same coin, and does not count.
   */
  private mostElsewhere(beside: ListingFeatures, of: ListingFeatures): number {
    if (!beside.facts.listsEachCoinOnce) return 0;
    const own = this.ownOf(of);
    const counts = new Map<ListingFeatures, number>();
    for (const contract of own)
      for (const holder of this.holders.get(contract) ?? [])
        if (
          !isSame(holder, beside) &&
          !isSame(holder, of) &&
          holder.facts.source === beside.facts.source &&
          !holder.facts.inactive &&
          !(beside.contracts.has(contract) && isTwin(holder, beside)) &&
          this.ownOf(holder).has(contract)
        )
          counts.set(holder, (counts.get(holder) ?? 0) + 1);
    let most = 0;
    for (const [holder, count] of counts)
      if (count > most && !areContrary(own, this.ownOf(holder))) most = count;
    return most;
  }

  /**
   * The coin's own contracts, without those of its pegged, wrapped and bridged forms: sources report the contract of
   * Binance-Peg Avalanche for Avalanche which, like every coin with its own chain, has no contract.
   */
  private ownOf(listing: ListingFeatures): ReadonlySet<string> {
    const existing = this.own.get(listing);
    if (existing) return existing;
    const isOwn = (contract: string) =>
      !this.seed.hasOwnChain(listing) &&
      !this.holders.get(contract)?.some((form) => !isSame(form, listing) && isFormOf(form, listing));
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

/** Whether both are one listing, which may have been loaded twice: among all listings, and for a comparison. */
const isSame = (a: ListingFeatures, b: ListingFeatures) =>
  a === b || (a.facts.source === b.facts.source && a.facts.externalId === b.facts.externalId);

/** Whether both listings have the same symbol and name. */
const isTwin = (one: ListingFeatures, { symbol, name }: ListingFeatures) =>
  one.symbol === symbol && one.name.core === name.core && one.name.stage === name.stage;

const chainOf = (contract: string) => contract.slice(0, contract.indexOf(' '));
const chainsOf = (contracts: ReadonlySet<string>) => new Set([...contracts].map(chainOf));
const addressesOf = (contracts: ReadonlySet<string>) =>
  new Set([...contracts].map((contract) => contract.slice(contract.indexOf(' ') + 1)));

/** Whether both have contracts on the same chain, but none in common there. */
function areContrary(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const agreed = chainsOf(a.intersection(b));
  return !chainsOf(a).intersection(chainsOf(b)).isSubsetOf(agreed);
}
