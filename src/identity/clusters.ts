import type { ListingFacts } from './facts.js';

/** Listings that are taken for one coin, joined pair by pair. Places are those in the list of listings. */
export class Clusters {
  private readonly home: number[];
  private readonly inside: number[][];

  /** @param vetoed whether two listings cannot be one coin */
  constructor(
    private readonly listings: readonly ListingFacts[],
    private readonly vetoed: (a: number, b: number) => boolean,
  ) {
    this.home = listings.map((_, place) => place);
    this.inside = listings.map((_, place) => [place]);
    this.joinByHand();
  }

  of(place: number): number {
    return this.home[place]!;
  }

  members(place: number): readonly number[] {
    return this.inside[this.of(place)]!;
  }

  /** In the order of their first members, which is the order of the listings. */
  all(): number[][] {
    return this.inside.filter((members) => members.length > 0);
  }

  /** Joins the clusters of two listings, unless what else is in them forbids it. */
  join(a: number, b: number): boolean {
    const [left, right] = [this.of(a), this.of(b)];
    if (left === right) return true;
    if (this.forbidden(this.inside[left]!, this.inside[right]!)) return false;
    this.merge(left, right);
    return true;
  }

  private forbidden(left: readonly number[], right: readonly number[]): boolean {
    const hands = [left, right].map((members) => members.find((place) => this.listings[place]!.byHand));
    if (hands[0] !== undefined && hands[1] !== undefined) return true;
    return left.some((a) =>
      right.some((b) => {
        const [one, other] = [this.listings[a]!, this.listings[b]!];
        if (one.once && one.source === other.source) return true;
        // Who put it there by hand knows better than to be told that it does not fit.
        return !one.byHand && !other.byHand && this.vetoed(a, b);
      }),
    );
  }

  /** What operators put into one asset is one cluster from the start. */
  private joinByHand(): void {
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
    for (const place of this.inside[from]!) this.home[place] = into;
    this.inside[into] = [...this.inside[into]!, ...this.inside[from]!].sort((a, b) => a - b);
    this.inside[from] = [];
  }
}
