import type { ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';
import { normalizeSymbol } from './symbols.js';

/** A coin, with its ids in several sources. */
interface SeedCoin {
  coingecko: string;
  coinpaprika: string;
  symbol: string;
  /** `own` for a coin without a contract; empty if it has contracts on several chains. */
  chain: string;
}

const SOURCES = ['coingecko', 'coinpaprika'] as const;
type Known = Pick<ListingFeatures, 'facts' | 'symbol'>;

/** The ids of the largest coins, as of some date. */
export class SeedMap {
  private readonly coins = new Map<string, SeedCoin>();
  /** By each id of a coin, in lower case: all of its ids. */
  private readonly ids = new Map<string, string[]>();

  constructor(coins: readonly SeedCoin[]) {
    for (const coin of coins)
      for (const source of SOURCES) {
        this.coins.set(`${source} ${coin[source]}`, coin);
        const id = coin[source].toLowerCase();
        this.ids.set(id, [...(this.ids.get(id) ?? []), ...SOURCES.map((one) => coin[one])]);
      }
  }

  /** All ids, in lower case, of coins that have one of the given ids in any source. */
  idsOfCoins(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.ids.get(id) ?? []);
  }

  /** @param listed all listings: ids that no longer exist are ignored */
  among(listed: readonly ListingFeatures[]): Seed {
    return new Seed(this.coins, listed);
  }
}

/** The entries of the seed map for existing listings. */
export class Seed {
  private readonly active: ReadonlySet<string>;

  constructor(
    private readonly coins: ReadonlyMap<string, SeedCoin>,
    listed: readonly ListingFeatures[],
  ) {
    this.active = new Set(
      listed
        .filter(({ facts }) => !facts.inactive && coins.has(keyOf(facts)))
        .map(({ facts }) => keyOf(facts)),
    );
  }

  compare(a: ListingFeatures, b: ListingFeatures): Evidence {
    if (a.facts.source === b.facts.source) return {};
    const [one, other] = [this.coinOf(a), this.coinOf(b)];
    if (one && other) {
      // Sources reuse ids: one of the two listings must still have the symbol that it had when the map was made.
      if (one === other) return isNamed(one, a, b) ? { seed_same: 1 } : {};
      return { seed_differs: 1 };
    }
    const [coin, stranger] = one ? [one, b] : [other, a];
    if (!coin || !isNamed(coin, a, b)) return {};
    const source = SOURCES.find((name) => name === stranger.facts.source);
    return source && this.active.has(`${source} ${coin[source]}`) ? { seed_differs: 1 } : {};
  }

  /** Whether the coin has its own chain, so that all its contracts belong to wrapped forms. */
  hasOwnChain(listing: ListingFeatures): boolean {
    const coin = this.coinOf(listing);
    return coin?.chain === 'own' && isNamed(coin, listing, listing);
  }

  private coinOf({ facts }: Known): SeedCoin | undefined {
    return this.coins.get(keyOf(facts));
  }
}

const keyOf = ({ source, externalId }: ListingFeatures['facts']) => `${source} ${externalId}`;

const isNamed = ({ symbol }: SeedCoin, a: Known, b: Known) =>
  [a.symbol, b.symbol].includes(normalizeSymbol(symbol));
