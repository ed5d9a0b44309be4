import type { ListingFacts } from './facts.js';

/** Clusters of listings that are the same coin, built by merging pairs. Members are indexes into the list of listings. */
export class Clusters {
  private readonly clusterOf: number[];
  private readonly membersOf: number[][];

  /**
   * @param vetoed whether two listings cannot be the same coin
   * @param listedTwice whether two listings of one source are the same coin
   */
  constructor(
    private readonly listings: readonly ListingFacts[],
    private readonly vetoed: (a: number, b: number) => boolean,
    private readonly listedTwice: (a: number, b: number) => boolean,
  ) {
    this.clusterOf = listings.map((_, place) => place);
    this.membersOf = listings.map((_, place) => [place]);
    this.joinManual();
  }

  of(place: number): number {
    return this.clusterOf[place]!;
  }

  members(place: number): readonly number[] {
    return this.membersOf[this.of(place)]!;
  }

  /** All clusters, ordered by their first members; members are in the order of the listings. */
  all(): number[][] {
    return this.membersOf.filter((members) => members.length > 0);
  }

  /** Merges the clusters of two listings, unless a veto between other members forbids it. */
  join(a: number, b: number): boolean {
    const [left, right] = [this.of(a), this.of(b)];
    if (left === right) return true;
    if (this.isVetoed(this.membersOf[left]!, this.membersOf[right]!)) return false;
    this.merge(left, right);
    return true;
  }

  private isVetoed(left: readonly number[], right: readonly number[]): boolean {
    const hands = [left, right].map((members) => members.find((place) => this.listings[place]!.byHand));
    if (hands[0] !== undefined && hands[1] !== undefined) return true;
    return left.some((a) =>
      right.some((b) => {
        const [one, other] = [this.listings[a]!, this.listings[b]!];
        if (one.listsEachCoinOnce && one.source === other.source) return !this.listedTwice(a, b);
        // Manual assignments override vetoes.
        return !one.byHand && !other.byHand && this.vetoed(a, b);
      }),
    );
  }

  /** Listings assigned to one asset by operators form a cluster from the start. */
  private joinManual(): void {
    const first = new Map<number, number>();
    this.listings.forEach(({ byHand, assetId }, place) => {
      if (!byHand || assetId === null) return;
      const other = first.get(assetId);
      if (other === undefined) first.set(assetId, place);
      else this.merge(this.of(other), this.of(place));
    });
  }

  private merge(left: number, right: number): void {
    const [into, from] = left < right ? [left, right] : [right, left];
    for (const place of this.membersOf[from]!) this.clusterOf[place] = into;
    this.membersOf[into] = [...this.membersOf[into]!, ...this.membersOf[from]!].sort((a, b) => a - b);
    this.membersOf[from] = [];
  }
}
