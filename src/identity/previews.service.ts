import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { retryConflicts } from '../database/retry-conflicts.js';
import type { AssetNaming } from './naming.js';
import { AssetsRepository } from './assets.repository.js';
import { type Assigned, Assignments } from './assignments.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import { pathOf } from './operation.js';
import { ResolverService } from './resolver.service.js';

/** An asset as it would be after an operation. */
export interface PreviewedAsset extends AssetNaming {
  /** Each as `source/external_id`, once for all its currencies. */
  listings: string[];
}

/** Carries the result out of the transaction that it rolls back. */
class Rehearsed extends Error {
  constructor(readonly assets: PreviewedAsset[]) {
    super('rolled back');
  }
}

const NOBODY = { actor: 'preview', reason: null };

/** Carries operations out, including what the resolver then decides, and rolls them back. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: Assignments,
    private readonly assets: AssetsRepository,
    private readonly listings: OperatedListingsRepository,
    private readonly resolver: ResolverService,
  ) {}

  merge(from: readonly string[], into: string): Promise<PreviewedAsset[]> {
    return this.rehearse((tx) => this.assignments.merge(tx, from, into, NOBODY));
  }

  split(asset: string, listings: readonly string[]): Promise<PreviewedAsset[]> {
    return this.rehearse((tx) => this.assignments.split(tx, asset, listings, NOBODY));
  }

  private async rehearse(work: (tx: EntityManager) => Promise<Assigned>): Promise<PreviewedAsset[]> {
    try {
      return await retryConflicts(() =>
        this.dataSource.transaction(async (tx): Promise<never> => {
          await this.resolver.lock(tx);
          await this.resolver.resolveIn(tx);
          const { assets } = await work(tx);
          await this.resolver.resolveIn(tx);
          throw new Rehearsed(await this.resulting(tx, assets));
        }),
      );
    } catch (error) {
      if (error instanceof Rehearsed) return error.assets;
      throw error;
    }
  }

  private async resulting(tx: EntityManager, ids: readonly number[]): Promise<PreviewedAsset[]> {
    const assets = await this.assets.living(tx, ids);
    const listings = await this.listings.ofAssets(
      tx,
      assets.map(({ id }) => id),
    );
    return assets.map(({ id, slug, symbol, name }) => {
      const own = listings.filter(({ assetId }) => assetId === id).map(pathOf);
      return { slug, symbol, name, listings: [...new Set(own)] };
    });
  }
}
