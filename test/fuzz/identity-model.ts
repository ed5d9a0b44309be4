import fc from 'fast-check';

/** A command for the service. Numbers select among what exists, so that every part of a case remains meaningful. */
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

/** The assets and listings in the database, and which listing belongs to which asset. */
export interface DatabaseState {
  listings: Map<string, { asset: number | null; byHand: boolean }>;
  assets: Map<number, { slug: string; merged: boolean }>;
}

export interface Operation {
  id: string;
  /** The listings that it moved, with their previous assets. */
  pinned: Map<string, { asset: number | null; byHand: boolean }>;
  /** Assets that it merged, and into which. */
  merged: [from: number, into: number][];
  made: { id: number; from: number } | null;
  /** By asset, the listing for which it was made. */
  founders: Map<number, string>;
  /** The state before it; null once something other than an operation happened, or one was undone out of order. */
  before: DatabaseState | null;
}

/** The expected state, independent of the implementation. */
export class Model {
  seen: DatabaseState = { listings: new Map(), assets: new Map() };
  /** Every slug ever assigned, by its asset. */
  readonly slugs = new Map<string, number>();
  /** Operations in force, the oldest first. */
  operations: Operation[] = [];
  /**
   * The merges by operators and by the resolver. An asset merged by the resolver follows the listing that it was
   * created for.
   */
  private readonly byHand = new Map<number, number>();
  private readonly byMachine = new Map<number, number>();
  readonly founders = new Map<number, string>();

  root(id: number): number {
    const into = this.byHand.get(id) ?? this.byMachine.get(id);
    return into === undefined ? id : this.root(into);
  }

  living(): number[] {
    return [...this.seen.assets.keys()].filter((id) => this.root(id) === id);
  }

  listingsOf(asset: number): string[] {
    return [...this.seen.listings].filter(([, one]) => one.asset === asset).map(([name]) => name);
  }

  merge(from: number, into: number): void {
    this.byHand.set(from, into);
  }

  unmerge(from: number): void {
    this.byHand.delete(from);
  }

  /** An operator's decision applies again, which undoes the resolver's merge of that asset. */
  revive(id: number): void {
    this.byMachine.delete(id);
  }

  /** Assets left with nothing once a listing moves to another. */
  leftBy(listing: string, asset: number): number[] {
    const { asset: home } = this.seen.listings.get(listing)!;
    return this.living().filter((id) => {
      const left = this.listingsOf(id);
      const isLast = id === home && left.length === 1;
      return id !== asset && (isLast || (this.founders.get(id) === listing && !left.length));
    });
  }

  /** Whether something depends on an operation: its listings were moved again, or others were added to its asset. */
  hasDependents(operation: Operation): boolean {
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
   * Updates the model from the current state.
   * @throws if an asset does not belong to the listing that it was created for, or shows the slug of another
   */
  update(now: DatabaseState): void {
    this.seen = now;
    for (const id of now.assets.keys()) if (!this.byHand.has(id)) this.follow(id);
    for (const [id, { slug, merged }] of now.assets) {
      if (merged) continue;
      const owner = this.slugs.get(slug);
      if (owner === undefined) this.slugs.set(slug, id);
      else if (owner !== id) throw new Error(`${slug} of asset ${owner} is shown by asset ${id}`);
    }
  }

  private follow(id: number): void {
    const listings = this.listingsOf(id).sort();
    const { merged } = this.seen.assets.get(id)!;
    if (!this.founders.has(id)) this.founders.set(id, listings[0]!);
    const isTakenOut = ({ asset, byHand }: { asset: number | null; byHand: boolean }) =>
      byHand && asset !== id;
    if (listings.length && isTakenOut(this.seen.listings.get(this.founders.get(id)!)!))
      this.founders.set(id, listings[0]!);
    const { asset, byHand } = this.seen.listings.get(this.founders.get(id)!)!;
    if (!merged) {
      const isByHand = listings.some((name) => this.seen.listings.get(name)!.byHand);
      this.byMachine.delete(id);
      if (asset !== null && asset !== id && !byHand && !isByHand)
        throw new Error(`asset ${id} lives, and the listing that it was made for is asset ${asset}`);
    } else if (asset !== null && asset !== id) this.byMachine.set(id, asset);
    else if (!this.byMachine.has(id)) throw new Error(`asset ${id} is merged, and nobody did it`);
  }
}
