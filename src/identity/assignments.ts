import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssetsRepository, type StoredAsset } from './assets.repository.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import {
  type Confirmation,
  type ListingBefore,
  type PreviousNaming,
  OperationError,
  pathOf,
  type Settlement,
  type StateBefore,
} from './operation.js';
import { OperationLog, type Origin } from './operation-log.js';

/** A recorded operation, and the assets that it affects. */
export interface RecordedOperation {
  id: string;
  assets: number[];
}

/** Manual assignments of listings to assets. An impossible one throws, and writes nothing. */
@Injectable()
export class Assignments {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly listings: OperatedListingsRepository,
    private readonly log: OperationLog,
  ) {}

  async merge(
    tx: EntityManager,
    from: readonly string[],
    into: string,
    by: Origin,
  ): Promise<RecordedOperation> {
    const target = await this.asset(tx, into);
    const others = await Promise.all(from.map((slug) => this.asset(tx, slug)));
    const gone = [...new Map(others.map((one) => [one.id, one])).values()].filter(
      ({ id }) => id !== target.id,
    );
    if (!gone.length) throw new OperationError('conflict', `${from.join(', ')} is ${target.slug} already.`);
    const listings = await this.listings.ofAssets(tx, [target.id, ...gone.map(({ id }) => id)]);
    const merged = gone.map(({ id, slug }) => ({ id, slug, into: target.id }));
    const before = { listings, merged, made: null, named: nameOf(target) };
    const id = await this.log.record(tx, 'merge', { from, into }, before, by);
    await this.assign(tx, id, target, before);
    return { id, assets: [target.id] };
  }

  /** Splits listings off into a new asset, and confirms those that remain. */
  async split(
    tx: EntityManager,
    slug: string,
    names: readonly string[],
    by: Origin,
  ): Promise<RecordedOperation> {
    const asset = await this.asset(tx, slug);
    const listings = await this.listings.ofAssets(tx, [asset.id]);
    const wanted = new Set(names);
    const [moved, kept] = [true, false].map((isMoved) =>
      listings.filter((one) => wanted.has(pathOf(one)) === isMoved),
    ) as [ListingBefore[], ListingBefore[]];
    const unknown = names.find((name) => !moved.some((one) => pathOf(one) === name));
    if (unknown !== undefined)
      throw new OperationError('conflict', `${unknown} is not a listing of ${asset.slug}.`);
    if (!kept.length) throw new OperationError('conflict', `${asset.slug} would be left without listings.`);
    const made = await this.newAsset(tx, asset, moved);
    const before = { listings, merged: [], made: { id: made, from: asset.id }, named: null };
    const id = await this.log.record(tx, 'split', { asset: slug, listings: names }, before, by);
    await this.log.pin(tx, id, moved, made);
    await this.log.pin(tx, id, kept, asset.id);
    return { id, assets: [asset.id, made] };
  }

  /** Confirms a listing, and the asset's other listings as well, so that they stay, unless they were assigned manually. */
  async confirm(
    tx: EntityManager,
    { listing, asset: slug }: Confirmation,
    by: Origin,
    kind: 'confirm' | 'mapping' = 'confirm',
  ): Promise<RecordedOperation> {
    const asset = await this.asset(tx, slug);
    const confirmed = await this.listing(tx, listing);
    const others = await this.listings.ofAssets(tx, [asset.id]);
    const anchor = others.filter(({ id }) => confirmed.every((one) => one.id !== id));
    const listings = others.some(({ byHand }) => byHand) ? confirmed : [...confirmed, ...anchor];
    const merged = await this.listings.assetsLeftEmpty(tx, confirmed, asset.id);
    const before = { listings, merged, made: null, named: nameOf(asset) };
    const id = await this.log.record(tx, kind, { listing, asset: slug }, before, by);
    await this.assign(tx, id, asset, before);
    return { id, assets: [asset.id] };
  }

  /**
   * Confirms the listing or, without an asset, gives it one of its own: the asset that only it belongs to or that waits for
   * it, otherwise a new one.
   */
  async settle(tx: EntityManager, { listing, asset }: Settlement, by: Origin): Promise<RecordedOperation> {
    if (asset !== null) return this.confirm(tx, { listing, asset }, by);
    const listings = await this.listing(tx, listing);
    const own = await this.listings.ownAsset(tx, listings);
    if (own !== null) return this.confirm(tx, { listing, asset: own }, by);
    const [shared] = await this.assets.living(tx, [listings[0]!.assetId]);
    if (shared) return this.split(tx, shared.slug, [listing], by);
    const made = await this.newAsset(tx, await this.listings.naming(tx, listings[0]!.id), listings);
    const before = { listings, merged: [], made: { id: made, from: null }, named: null };
    const id = await this.log.record(tx, 'confirm', { listing, asset }, before, by);
    await this.log.pin(tx, id, listings, made);
    return { id, assets: [made] };
  }

  private async assign(
    tx: EntityManager,
    id: string,
    asset: StoredAsset,
    { listings, merged }: StateBefore,
  ): Promise<void> {
    const lead = asset.namedAfter ?? (await this.listings.firstOf(tx, asset.id));
    await this.log.pin(tx, id, listings, asset.id);
    await this.assets.nameAfter(tx, asset.id, lead);
    await this.assets.merge(tx, new Map(merged.map((one) => [one.id, one.into])), 'hand');
  }

  /** Creates an asset without a slug, which the resolver assigns later. */
  private async newAsset(
    tx: EntityManager,
    { symbol, name }: { symbol: string | null; name: string },
    [first]: readonly ListingBefore[],
  ): Promise<number> {
    const [made] = await this.assets.insert(tx, [{ symbol, name, slug: `~of ${first!.id}` }]);
    return made!;
  }

  private async listing(tx: EntityManager, path: string): Promise<ListingBefore[]> {
    const at = path.indexOf('/');
    const listings = await this.listings.find(tx, path.slice(0, at), path.slice(at + 1));
    if (!listings.length) throw new OperationError('not_found', `Listing ${path} does not exist.`);
    return listings;
  }

  private async asset(tx: EntityManager, slug: string): Promise<StoredAsset> {
    const asset = await this.assets.find(tx, slug);
    if (!asset) throw new OperationError('not_found', `Asset ${slug} does not exist.`);
    return asset;
  }
}

const nameOf = ({ id, namedAfter, slug, symbol, name }: StoredAsset): PreviousNaming => ({
  id,
  after: namedAfter,
  as: { slug, symbol, name },
});
