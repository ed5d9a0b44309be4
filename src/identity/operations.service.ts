import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { retryConflicts } from '../database/retry-conflicts.js';
import { publicId } from './asset-sql.js';
import { AssetsRepository } from './assets.repository.js';
import { Assignments } from './assignments.js';
import {
  type Attribution,
  type Confirmation,
  OperationError,
  type OperationKind,
  type OperationResult,
  type Settlement,
} from './operation.js';
import { OperationLog } from './operation-log.js';
import { ResolverService } from './resolver.service.js';
import { Undo } from './undo.js';

/** Manual decisions by operators. The resolver never overrides them; quotes are not moved. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: Assignments,
    private readonly undoing: Undo,
    private readonly log: OperationLog,
    private readonly assets: AssetsRepository,
    private readonly resolver: ResolverService,
  ) {}

  /** Merges assets into one. The URLs of the merged assets then redirect to it. */
  merge(from: readonly string[], into: string, by: Attribution): Promise<OperationResult> {
    return this.operate('merge', (tx) => this.assignments.merge(tx, from, into, by));
  }

  /** Splits listings off into a new asset. */
  split(slug: string, names: readonly string[], by: Attribution): Promise<OperationResult> {
    return this.operate('split', (tx) => this.assignments.split(tx, slug, names, by));
  }

  /** Assigns the listing to the asset, overriding the resolver. */
  confirm(listing: string, asset: string, by: Attribution): Promise<OperationResult> {
    return this.operate('confirm', (tx) => this.assignments.confirm(tx, { listing, asset }, by));
  }

  /** Assigns many listings in one transaction: if one assignment is impossible, none is made. */
  settle(settlements: readonly Settlement[], by: Attribution): Promise<OperationResult> {
    return this.operate('settle', async (tx) => {
      const nothing = { listings: [], merged: [], made: null, named: null };
      const id = await this.log.record(tx, 'settle', { decisions: settlements }, nothing, by);
      const assets = new Set<number>();
      for (const [index, one] of settlements.entries()) {
        const part = await this.assignments.settle(tx, one, { ...by, partOf: id }).catch(at(index));
        for (const asset of part.assets) assets.add(asset);
      }
      return { id, assets: [...assets] };
    });
  }

  /**
   * Confirms many listings, each as a separate operation. The resolver runs only before the first and after the last one.
   * @returns the confirmations that are impossible, with the reason
   */
  confirmAll(
    wanted: readonly Confirmation[],
    by: Attribution,
  ): Promise<{ confirmation: Confirmation; error: OperationError }[]> {
    return this.underLock(async (tx) => {
      const failed: { confirmation: Confirmation; error: OperationError }[] = [];
      for (const confirmation of wanted) {
        try {
          await this.assignments.confirm(tx, confirmation, by, 'mapping');
        } catch (error) {
          if (!(error instanceof OperationError)) throw error;
          failed.push({ confirmation, error });
        }
      }
      await this.resolver.resolveIn(tx);
      return failed;
    });
  }

  /** Undoes an operation, unless a later decision depends on it. */
  undo(id: string, by: Attribution): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const { kind, assets } = await this.undoing.undo(tx, id, by);
      return this.result(tx, id, kind, assets);
    });
  }

  private operate(
    kind: OperationKind,
    work: (tx: EntityManager) => Promise<{ id: string; assets: readonly number[] }>,
  ): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const { id, assets } = await work(tx);
      return this.result(tx, id, kind, assets);
    });
  }

  private underLock<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retryConflicts(() =>
      this.dataSource.transaction((tx) => this.resolver.decideIn(tx, () => work(tx))),
    );
  }

  private async result(
    tx: EntityManager,
    id: string,
    kind: OperationKind,
    assetIds: readonly number[],
  ): Promise<OperationResult> {
    await this.resolver.resolveIn(tx);
    const assets = await this.assets.living(tx, assetIds);
    return {
      id,
      kind,
      assets: assets.map(({ slug }) => slug),
      assetIds: assets.map((one) => publicId(one.id)),
    };
  }
}

/** Prefixes an error's message with the decision that is impossible. */
const at =
  (index: number) =>
  (error: unknown): never => {
    if (!(error instanceof OperationError)) throw error;
    throw new OperationError(error.code, `decisions[${index}]: ${error.message}`);
  };
