import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { IdentityViewRepository } from '../../src/api/identity/identity-view.repository.js';
import { assetOf } from '../../src/identity/asset-sql.js';
import { OperationError, type OperationResult } from '../../src/identity/operation.js';
import type { OperationsService } from '../../src/identity/operations.service.js';
import type { ResolverService } from '../../src/identity/resolver.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { connectToPlanOnce } from '../support/plan-once.js';
import { listing, operationsOn, resolverOn, storeListings } from '../support/identity.js';
import { type Command, commands, Model, type Operation, type DatabaseState } from './identity-model.js';

/** IDENTITY_SEED repeats the cases of a failure, and IDENTITY_PATH the one that failed. */
const CASES = Number(process.env.IDENTITY_CASES ?? 12);
const { IDENTITY_SEED = '1', IDENTITY_PATH } = process.env;
const SEED = {
  seed: Number(IDENTITY_SEED),
  ...(IDENTITY_PATH && { path: IDENTITY_PATH }),
};
jest.setTimeout(300_000 + CASES * 10_000);

const SOURCES = ['coingecko', 'coinpaprika', 'csv'];
const NAMES = ['Cardano', 'Moon', 'Sun'];
const BY = { actor: 'admin', reason: null };

let database: TestDatabase;
let db: DataSource;
let resolver: ResolverService;
let operations: OperationsService;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await connectToPlanOnce(database.url);
  // Both read the seed map, which takes a third of a case.
  resolver = resolverOn(db);
  operations = operationsOn(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const clear = () =>
  db.query(`delete from identity_decisions; delete from identity_operations; delete from asset_aliases;
    delete from asset_slugs; delete from listing_contracts; delete from listing_names; delete from latest_quotes;
    delete from quotes; update assets set named_after = null; delete from listings; delete from assets`);

async function see(): Promise<DatabaseState> {
  const listings = await db.query<{ name: string; asset: number | null; byHand: boolean }[]>(
    `select s.name || '/' || l.external_id as name, l.asset_id as asset, l.by_hand as "byHand"
     from listings l join sources s on s.id = l.source_id order by 1`,
  );
  const assets = await db.query<{ id: number; slug: string; merged: boolean }[]>(
    'select id, slug, merged_into is not null as merged from assets order by id',
  );
  return {
    listings: new Map(listings.map(({ name, asset, byHand }) => [name, { asset, byHand }])),
    assets: new Map(assets.map(({ id, slug, merged }) => [id, { slug, merged }])),
  };
}

/** Each command, executed on the service and the model. */
class Case {
  readonly model = new Model();
  private readonly agreed = new Map<number, string>();

  async step(command: Command): Promise<void> {
    if (command.do === 'list') return this.list(command);
    if (!this.model.seen.listings.size) return;
    if (command.do === 'undo') return this.undo(command.operation);
    await this[command.do](command as never);
  }

  private async list({ source, coin, name, marketCap }: Command & { do: 'list' }): Promise<void> {
    const id = `${SOURCES[source]}/coin-${coin}`;
    const isFile = source === 2;
    const facts = listing(id, `C${coin % 2}`, isFile ? `C${coin % 2}` : NAMES[name]!, {
      marketCap,
      contracts: isFile ? [] : [`ethereum 0x${coin}`],
      prices: [{ at: Date.UTC(2026, 0, 15), currency: 'USD', price: 10 + coin }],
    });
    await storeListings(db, SOURCES[source]!, [facts]);
    await resolver.run();
    for (const operation of this.model.operations) operation.before = null;
    this.model.update(await see());
  }

  private async merge({ from, into, by }: Command & { do: 'merge' }): Promise<void> {
    const { model } = this;
    const target = this.asset(into);
    const gone = [...new Set(from.map((one) => this.asset(one)))].filter((id) => id !== target);
    const pinned = [target, ...gone].flatMap((id) => model.listingsOf(id));
    const named = from.map((one, index) => this.name(this.asset(one), by + index));
    await this.operate(
      gone.length > 0,
      () => operations.merge(named, this.name(target, by), BY),
      pinned,
      gone.map((id) => [id, target]),
      () => pinned.map((name) => [name, target]),
      target,
    );
  }

  private async split({ asset, mask, by }: Command & { do: 'split' }): Promise<void> {
    const id = this.asset(asset);
    const all = this.model.listingsOf(id);
    const moved = all.filter((_, index) => (mask >> index) & 1);
    if (!moved.length) return;
    await this.operate(
      moved.length < all.length,
      () => operations.split(this.name(id, by), moved, BY),
      all,
      [],
      (made) => all.map((name) => [name, moved.includes(name) ? made! : id]),
      id,
      true,
    );
  }

  private async confirm({ listing: nth, asset, by }: Command & { do: 'confirm' }): Promise<void> {
    const { model } = this;
    const names = [...model.seen.listings.keys()].sort();
    const name = names[nth % names.length]!;
    const id = this.asset(asset);
    const there = model.listingsOf(id);
    const isAnchored = there.some((one) => model.seen.listings.get(one)!.byHand);
    const pinned = [...new Set([name, ...(isAnchored ? [] : there)])];
    await this.operate(
      true,
      () => operations.confirm(name, this.name(id, by), BY),
      pinned,
      model.leftBy(name, id).map((one) => [one, id]),
      () => pinned.map((one) => [one, id]),
      id,
    );
  }

  private async operate(
    isAllowed: boolean,
    act: () => Promise<OperationResult>,
    names: string[],
    merged: Operation['merged'],
    expected: (made: number | null) => [string, number][],
    target: number,
    isSplit = false,
  ): Promise<void> {
    const { model } = this;
    const before = model.seen;
    const touched = new Set([...names.map((name) => before.listings.get(name)!.asset), target]);
    const founders = new Map([...model.founders].filter(([id]) => touched.has(id)));
    const result = await this.outcome(isAllowed, act);
    if (!result) return;
    const now = await see();
    const made = [...now.assets.keys()].find((id) => !before.assets.has(id)) ?? null;
    for (const [from, into] of merged) model.merge(from, into);
    model.update(now);
    const put = expected(made);
    expect(put.map(([name]) => [name, now.listings.get(name)])).toEqual(
      put.map(([name, asset]) => [name, { asset, byHand: true }]),
    );
    const pinned = new Map(names.map((name) => [name, before.listings.get(name)!]));
    const split = isSplit ? { id: made!, from: target } : null;
    model.operations.push({ id: result.id, pinned, merged, made: split, founders, before });
    expect(result.assetIds.length).toBe(result.assets.length);
  }

  private async undo(nth: number): Promise<void> {
    const { model } = this;
    const operation = model.operations.at(
      -1 - (nth % 3 === 0 ? Math.floor(nth / 3) % model.operations.length : 0),
    );
    if (!operation) return;
    const isLast = operation === model.operations.at(-1);
    const result = await this.outcome(!model.hasDependents(operation), () =>
      operations.undo(operation.id, BY),
    );
    if (!result) return;
    model.operations = model.operations.filter((one) => one !== operation);
    for (const [from] of operation.merged) model.unmerge(from);
    if (operation.made) model.merge(operation.made.id, operation.made.from);
    for (const [id, founder] of operation.founders) model.founders.set(id, founder);
    for (const { asset, byHand } of operation.pinned.values())
      if (byHand && asset !== null) model.revive(asset);
    const now = await see();
    for (const [name, was] of operation.pinned)
      if (was.byHand)
        expect([name, now.listings.get(name)!.asset]).toEqual([name, was.asset && model.root(was.asset)]);
    expect(
      [...now.listings]
        .filter(([, one]) => one.byHand)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...new Set(model.operations.flatMap(({ pinned }) => [...pinned.keys()]))].sort());
    if (isLast && operation.before) expectAsBefore(now, operation.before);
    if (!isLast) for (const one of model.operations) one.before = null;
    model.update(now);
  }

  /** Null if it was correctly refused. */
  private async outcome(
    isAllowed: boolean,
    act: () => Promise<OperationResult>,
  ): Promise<OperationResult | null> {
    try {
      const result = await act();
      expect(isAllowed).toBe(true);
      return result;
    } catch (error) {
      if (!(error instanceof OperationError) || isAllowed) throw error;
      return null;
    }
  }

  private asset(nth: number): number {
    const living = this.model.living().sort((a, b) => a - b);
    return living[nth % living.length]!;
  }

  /** Its id, its slug, or what leads to it. */
  private name(asset: number, by: number): string {
    const slugs = [...this.model.slugs].filter(([, owner]) => this.model.root(owner) === asset);
    const ids = [...this.model.seen.assets.keys()].filter((id) => this.model.root(id) === asset);
    const names = [...slugs.map(([slug]) => slug), ...ids.map((id) => `asset_${id}`)];
    return names[by % names.length]!;
  }

  /** Every slug, asset and listing that ever existed. */
  async agree(): Promise<void> {
    const { model } = this;
    const expected = new Map<string, number>();
    for (const [slug, owner] of model.slugs) expected.set(slug, model.root(owner));
    for (const id of model.seen.assets.keys()) expected.set(`asset_${id}`, model.root(id));
    const led = await db.query<{ name: string; id: number }[]>(
      `select called as name, ${assetOf('called')} as id from unnest($1::text[]) as wanted(called)`,
      [[...expected.keys()]],
    );
    expect(new Map(led.map(({ name, id }) => [name, id]))).toEqual(expected);
    for (const [, { asset }] of model.seen.listings)
      if (asset !== null) expect(model.seen.assets.get(asset)!.merged).toBe(false);
    for (const id of model.living()) await this.agreeOn(id);
  }

  /** Queries an asset again only if it changed. */
  private async agreeOn(id: number): Promise<void> {
    const { model } = this;
    const { slug } = model.seen.assets.get(id)!;
    const expected = model
      .listingsOf(id)
      .sort()
      .map((name) => [name, model.seen.listings.get(name)!.byHand ? 'hand' : 'machine']);
    const state = JSON.stringify([slug, expected]);
    if (this.agreed.get(id) === state) return;
    this.agreed.set(id, state);
    interface Shown {
      id: string;
      listings: { source: string; external_id: string; decision: { made_by: string; state: string } }[];
    }
    const shown = JSON.parse((await new IdentityViewRepository(db).of(slug))!) as Shown;
    expect(shown.id).toBe(`asset_${id}`);
    const said = shown.listings.map((one) => [`${one.source}/${one.external_id}`, one.decision.made_by]);
    expect(said.sort()).toEqual(expected);
  }
}

function expectAsBefore(now: DatabaseState, before: DatabaseState): void {
  expect(now.listings).toEqual(before.listings);
  const known = [...now.assets].filter(([id]) => before.assets.has(id));
  expect(new Map(known)).toEqual(before.assets);
}

it('resolves every slug and id ever assigned to the asset that a simple model predicts', async () => {
  const property = fc.asyncProperty(commands, async (all) => {
    await clear();
    const one = new Case();
    for (const command of all) {
      await one.step(command);
      await one.agree();
    }
  });
  await fc.assert(property, { numRuns: CASES, endOnFailure: CASES > 100, ...SEED });
});
