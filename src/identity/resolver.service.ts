import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { findBroken, isItemFault } from '../background/find-broken.js';
import { SetAsidesRepository, type Subject } from '../background/set-asides.repository.js';
import { LockSpace } from '../database/lock-space.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import { AliasesRepository } from './aliases.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { batches, componentsOf } from './components.js';
import { type Verdict, verdicts } from './decision.js';
import { type Decision, DecisionsRepository, said } from './decisions.repository.js';
import { featuresOf } from './features.js';
import type { ListingFacts } from './facts.js';
import { FactsRepository, type KnownListings } from './facts.repository.js';
import { missingPrices } from './missing-prices.js';
import { type Plan, type PlannedAsset, planAssets, type CurrentAssets } from './plan.js';
import { resolve } from './resolve.js';
import { type ComparisonContext, comparisonContext } from './comparison-context.js';

/** Number of listings compared before yielding to the event loop. */
const BATCH = 1000;
/** Name of its background task. */
const RESOLVER = 'resolver';
/** Only one process resolves at a time. */
const LOCK = [LockSpace.identity, 0] as const;

/** Outcome of an attempt. `busy`: another process is resolving. */
export type ResolverOutcome = { status: 'done'; resolved: number; decided: number } | { status: 'busy' };

interface Decided {
  groups: ListingFacts[][];
  verdicts: Verdict[];
}

@Injectable()
export class ResolverService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: FactsRepository,
    private readonly assets: AssetsRepository,
    private readonly aliases: AliasesRepository,
    private readonly decisions: DecisionsRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ResolverService.name);
  }

  /**
   * Resolves new or changed listings and everything connected to them, with the same result as resolving all listings.
   */
  async run(): Promise<ResolverOutcome> {
    try {
      return await this.attempt();
    } catch (error) {
      if (!isItemFault(error)) throw error;
      if (!(await this.setBrokenAside())) throw error;
      return this.attempt();
    }
  }

  private attempt(): Promise<ResolverOutcome> {
    return this.underLock(async (tx): Promise<ResolverOutcome> => {
      const [lock] = await tx.query<[{ held: boolean }]>('select pg_try_advisory_xact_lock($1, $2) as held', [
        ...LOCK,
      ]);
      return lock.held ? this.resolveIn(tx) : { status: 'busy' };
    });
  }

  /** Computes for long between reads; no rows are locked meanwhile. */
  private underLock<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retryConflicts(() =>
      this.dataSource.transaction(async (tx) => {
        await tx.query(`set local idle_in_transaction_session_timeout = '2min'`);
        return work(tx);
      }),
    );
  }

  /**
   * Finds listings that break the resolver by trying without them, and sets them aside.
   * @returns whether any were found
   */
  private async setBrokenAside(): Promise<boolean> {
    const broken = await this.underLock(async (tx) => {
      await this.lock(tx);
      const held = new Set(await this.setAsides.current(RESOLVER, tx));
      const all = await this.facts.names(tx);
      const sound: Subject[] = [];
      return findBroken(
        all.filter(({ id }) => !held.has(id)),
        async (some) => {
          const tried = new Set([...sound, ...some].map(({ id }) => id));
          await this.dryRun(
            tx,
            all.flatMap(({ id }) => (tried.has(id) ? [] : Number(id))),
          );
          sound.push(...some);
        },
      );
    });
    await this.setAsides.add(RESOLVER, broken);
    for (const { item, error } of broken)
      this.logger.error(
        { err: error, listing: item.name },
        'a listing makes the resolver fail; it is set aside and retried later',
      );
    return broken.length > 0;
  }

  /** Resolves and rolls back. */
  private async dryRun(tx: EntityManager, setAside: readonly number[]): Promise<void> {
    const end = new Error('the end of the rehearsal');
    try {
      await tx.transaction(async (inner) => {
        await this.resolveWithout(inner, setAside);
        throw end;
      });
    } catch (error) {
      if (error !== end) throw error;
    }
  }

  /** Takes the lock, so that operators' decisions wait for the resolver and vice versa. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1, $2)', [...LOCK]);
  }

  /** The caller must hold the lock. */
  async resolveIn(tx: EntityManager): Promise<ResolverOutcome> {
    const setAside = (await this.setAsides.current(RESOLVER, tx)).map(Number);
    const due = await this.setAsides.dueForRetry(RESOLVER, tx);
    if (!due.length && !(await this.facts.isAnythingNew(tx, setAside)))
      return { status: 'done', resolved: 0, decided: 0 };
    const outcome = await this.resolveWithout(tx, setAside);
    await this.setAsides.remove(RESOLVER, due, tx);
    return outcome;
  }

  private async resolveWithout(tx: EntityManager, setAside: readonly number[]): Promise<ResolverOutcome> {
    const known = await this.facts.all(tx, setAside);
    const decided = await this.decide(tx, known);
    const count = await this.apply(tx, known, decided);
    return { status: 'done', resolved: decided.verdicts.length, decided: count };
  }

  private async decide(tx: EntityManager, known: KnownListings): Promise<Decided> {
    const { stale, setAside } = known;
    const listings = known.listings.filter(({ id }) => !setAside.has(id));
    const features = listings.map(featuresOf);
    const context = comparisonContext(features);
    const components = componentsOf(features, (place) => stale.has(listings[place]!.id));
    const decided: Decided = { groups: [], verdicts: [] };
    for (const places of batches(components, BATCH)) {
      const some = places.map((place) => listings[place]!);
      const priced = await this.withPrices(tx, some, known.currencies, context);
      const resolved = resolve(priced, context);
      for (const group of resolved.groups)
        decided.groups.push(group.map((place) => resolved.listings[place]!));
      decided.verdicts.push(...verdicts(resolved));
      await yieldToEventLoop();
    }
    return decided;
  }

  private async withPrices(
    tx: EntityManager,
    some: readonly ListingFacts[],
    currencies: KnownListings['currencies'],
    context: ComparisonContext,
  ): Promise<ListingFacts[]> {
    const prices = await this.facts.prices(
      tx,
      some.flatMap(({ id }) => currencies.get(id)!.map((listing) => [id, listing.id] as const)),
    );
    const agreements = await this.facts.agreements(
      tx,
      some.map(({ id }) => id),
    );
    const newest = some.map((one) => ({
      ...one,
      prices: prices.get(one.id) ?? [],
      agreed: agreements.get(one.id),
    }));
    const wanted = missingPrices(newest, context).flatMap((one) =>
      currencies
        .get(one.id)!
        .flatMap(({ id, currency }) => (currency === one.currency ? { ...one, listing: id } : [])),
    );
    const nearest = await this.facts.pricesNear(tx, wanted);
    return newest.map((one) => ({ ...one, prices: [...one.prices, ...(nearest.get(one.id) ?? [])] }));
  }

  /** @returns the number of listings whose decision changed */
  private async apply(tx: EntityManager, known: KnownListings, decided: Decided): Promise<number> {
    const standing = { assets: await this.assets.known(tx), slugOwners: await this.assets.slugOwners(tx) };
    const seen = new Set(decided.verdicts.map(({ listingId }) => listingId));
    const left = known.listings.filter(({ id, assetId }) => assetId !== null && !seen.has(id));
    const plan = planAssets(decided.groups, left, standing);
    // From here on rows are locked: a worker that loses its network must not hold them for minutes.
    await tx.query('set local idle_in_transaction_session_timeout to default');
    await this.writeAssets(tx, plan, standing);
    return this.writeDecisions(tx, known, decided.verdicts, plan, standing.assets);
  }

  private async writeAssets(tx: EntityManager, plan: Plan, standing: CurrentAssets): Promise<void> {
    const was = ({ id }: PlannedAsset) => (id === null ? undefined : standing.assets.get(id));
    const changed = plan.assets.filter((asset): asset is PlannedAsset & { id: number } =>
      (['slug', 'symbol', 'name'] as const).some((key) => was(asset) && was(asset)![key] !== asset[key]),
    );
    const unfounded = plan.assets.filter((asset) => was(asset)?.founder !== asset.founder);
    await this.assets.merge(tx, plan.merged, 'machine');
    await this.assets.rename(tx, changed);
    const fresh = plan.assets.filter(({ id }) => id === null);
    const ids = await this.assets.insert(tx, fresh);
    fresh.forEach((asset, index) => (asset.id = ids[index]!));
    await this.assets.found(tx, new Map(unfounded.map(({ id, founder }) => [id!, founder])));
  }

  private async writeDecisions(
    tx: EntityManager,
    { listings, currencies }: KnownListings,
    verdicts: readonly Verdict[],
    { assets, merged }: Plan,
    known: CurrentAssets['assets'],
  ): Promise<number> {
    const assetOf = new Map(assets.flatMap((asset) => asset.listings.map(({ id }) => [id, asset] as const)));
    const byName = new Map(listings.map((one) => [`${one.source}/${one.externalId}`, one.id]));
    const rows = new Map([...currencies.values()].flat().map((row) => [row.id, row]));
    const slugOf = (name: string) => assetOf.get(byName.get(name) ?? 0)?.slug;
    const decisions = verdicts.flatMap((verdict) => {
      const decision = {
        ...verdict,
        assetId: assetOf.get(verdict.listingId)?.id ?? null,
        candidates: verdict.candidates.map((one) => ({ ...one, asset: slugOf(one.with) })),
      };
      return currencies.get(verdict.listingId)!.map(({ id }): Decision => ({ ...decision, listingId: id }));
    });
    await this.decisions.assign(tx, decisions, new Map(rows.values().map((row) => [row.id, row.revision])));
    const present = await this.decisions.current(
      tx,
      decisions.map(({ listingId }) => listingId),
    );
    // Manual decisions were already recorded when they were made.
    const news = decisions.filter(
      (one) => !rows.get(one.listingId)!.by_hand && said(one) !== present.get(one.listingId),
    );
    await this.decisions.insert(tx, news, 'machine');
    const touched = new Set([...merged].flat());
    for (const { listingId, assetId } of decisions) touched.add(assetId).add(rows.get(listingId)!.asset_id);
    for (const id of merged.keys()) touched.add(known.get(id)!.mergedInto);
    touched.delete(null);
    await this.aliases.refresh(tx, [...(touched as Set<number>)]);
    return news.length;
  }
}
