import fc from 'fast-check';

/** What is done to the service. Numbers choose among what there is, so that every part of a case stays meaningful. */
export type Command =
  | { do: 'list'; source: number; coin: number; name: number; marketCap: number }
  | { do: 'merge'; from: number[]; into: number; by: number }
  | { do: 'split'; asset: number; mask: number; by: number }
  | { do: 'confirm'; listing: number; asset: number; by: number }
  | { do: 'undo'; operation: number };

const number = fc.nat({ max: 1000 });
const lists = fc.record({
  do: fc.constant('list' as const),
  source: fc.nat({ max: 2 }),
  coin: fc.nat({ max: 4 }),
  name: fc.nat({ max: 2 }),
  marketCap: fc.nat({ max: 3 }),
});

export const commands: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.array(lists, { minLength: 2, maxLength: 4 }),
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: lists },
        {
          weight: 4,
          arbitrary: fc.record({
            do: fc.constant('merge' as const),
            from: fc.array(number, { minLength: 1, maxLength: 2 }),
            into: number,
            by: number,
          }),
        },
        {
          weight: 2,
          arbitrary: fc.record({
            do: fc.constant('split' as const),
            asset: number,
            mask: number,
            by: number,
          }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            do: fc.constant('confirm' as const),
            listing: number,
            asset: number,
            by: number,
          }),
        },
        { weight: 5, arbitrary: fc.record({ do: fc.constant('undo' as const), operation: number }) },
      ),
      { maxLength: 8 },
    ),
  )
  .map(([first, then]) => [...first, ...then]);

/** Assets, listings and their ties, as they are seen in the database. */
export interface Seen {
  listings: Map<string, { asset: number | null; byHand: boolean }>;
  assets: Map<number, { slug: string; merged: boolean; awaits: string | null }>;
}

export interface Operation {
  id: string;
  /** What it put somewhere, with where that was before. */
  pinned: Map<string, { asset: number | null; byHand: boolean }>;
  /** Assets that it merged, and into which. */
  merged: [from: number, into: number][];
  made: { id: number; from: number } | null;
  /** How everything was before; null once something else than an operation happened, or one was undone out of turn. */
  before: Seen | null;
}

/** What must be true, kept apart from how it is done. */
export class Model {
  seen: Seen = { listings: new Map(), assets: new Map() };
  /** Every slug ever given, by the asset that it was given to. */
  readonly slugs = new Map<string, number>();
  /** Operations in force, the oldest first. */
  operations: Operation[] = [];
  private readonly into = new Map<number, number>();

  root(id: number): number {
    const into = this.into.get(id);
    return into === undefined ? id : this.root(into);
  }

  living(): number[] {
    return [...this.seen.assets.keys()].filter((id) => this.root(id) === id);
  }

  listingsOf(asset: number): string[] {
    return [...this.seen.listings].filter(([, one]) => one.asset === asset).map(([name]) => name);
  }

  merge(from: number, into: number): void {
    this.into.set(from, into);
  }

  unmerge(from: number): void {
    this.into.delete(from);
  }

  /** Assets that nothing is left of once a listing goes to another. */
  leftBy(listing: string, asset: number): number[] {
    const { asset: home } = this.seen.listings.get(listing)!;
    return this.living().filter(
      (id) =>
        id !== asset &&
        (this.seen.assets.get(id)!.awaits === listing || (id === home && this.listingsOf(id).length === 1)),
    );
  }

  /** Whether something stands on an operation: what it decided was decided again, or others were put beside it. */
  isStoodOn(operation: Operation): boolean {
    const later = this.operations.slice(this.operations.indexOf(operation) + 1);
    if (later.some(({ pinned }) => [...pinned.keys()].some((name) => operation.pinned.has(name))))
      return true;
    return [...this.seen.listings].some(
      ([name, { asset, byHand }]) =>
        byHand &&
        !operation.pinned.has(name) &&
        (asset === operation.made?.id ||
          [...operation.pinned].some(
            ([mine, was]) =>
              !was.byHand && was.asset === asset && this.seen.listings.get(mine)!.asset === asset,
          )),
    );
  }

  /**
   * Takes in what is there now.
   * @throws where an asset vanished that nobody merged, or a slug is shown that is another's
   */
  look(now: Seen): void {
    for (const [id, asset] of now.assets) {
      const isKnown = this.seen.assets.has(id);
      if (asset.merged && isKnown && this.root(id) === id) this.merge(id, this.heirOf(id, now));
      if (asset.merged !== (this.root(id) !== id)) throw new Error(`asset ${id} is merged: ${asset.merged}`);
    }
    for (const [id, { slug, merged }] of now.assets) {
      if (merged) continue;
      const owner = this.slugs.get(slug);
      if (owner === undefined) this.slugs.set(slug, id);
      else if (this.root(owner) !== id) throw new Error(`${slug} of asset ${owner} is shown by asset ${id}`);
    }
    this.seen = now;
  }

  /** The machine found that an asset is another: one that has a listing of its own now. */
  private heirOf(id: number, now: Seen): number {
    const mine = [...this.listingsOf(id), this.seen.assets.get(id)!.awaits];
    const heirs = mine.map((name) => (name === null ? null : now.listings.get(name)!.asset));
    const heir = heirs.find((one) => one !== null && one !== id);
    if (heir === undefined || heir === null) throw new Error(`asset ${id} was merged, and has no heir`);
    return heir;
  }
}
