import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rehearse } from '../database/rehearse.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import type { AssetNaming } from './naming.js';
import { AssetsRepository } from './assets.repository.js';
import { type RecordedOperation, Assignments } from './assignments.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import { pathOf } from './operation.js';
import { ResolverService } from './resolver.service.js';

/** An asset as it would be after an operation. */
export interface PreviewedAsset extends AssetNaming {
  /** Each as `source/external_id`, once for all its currencies. */
  listings: string[];
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

  private rehearse(work: (tx: EntityManager) => Promise<RecordedOperation>): Promise<PreviewedAsset[]> {
    return retryConflicts(() =>
      rehearse(this.dataSource, (tx) =>
        this.resolver.decideIn(tx, async () => {
          const { assets } = await work(tx);
          await this.resolver.resolveIn(tx);
          return this.resulting(tx, assets);
        }),
      ),
    );
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
