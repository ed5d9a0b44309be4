import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssetsRepository } from './assets.repository.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import { type Attribution, type Operation, OperationError, type OperationKind } from './operation.js';
import { OperationLog } from './operation-log.js';
import { OperationsRepository } from './operations.repository.js';

/** An operation that was undone, and the assets it affected. */
export interface UndoResult {
  kind: OperationKind;
  assets: number[];
}

/** Undoes operations, unless later decisions depend on them. */
@Injectable()
export class Undo {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly listings: OperatedListingsRepository,
    private readonly assets: AssetsRepository,
    private readonly log: OperationLog,
  ) {}

  async undo(tx: EntityManager, id: string, by: Attribution): Promise<UndoResult> {
    const operation = await this.operations.lock(tx, id);
    if (!operation) throw new OperationError('not_found', `Operation ${id} does not exist.`);
    if (operation.undone_at) throw new OperationError('conflict', `Operation ${id} has already been undone.`);
    const { kind } = operation;
    const assets = kind === 'settle' ? await this.undoParts(tx, id, by) : await this.undoOne(tx, operation);
    await this.log.recordUndo(tx, id, operation.before, by);
    return { kind, assets };
  }

  private async undoParts(tx: EntityManager, id: string, by: Attribution): Promise<number[]> {
    const assets: number[] = [];
    for (const part of await this.operations.activePartIds(tx, id)) {
      const undone = await this.undo(tx, part, by);
      assets.push(...undone.assets);
    }
    return [...new Set(assets)];
  }

  private async undoOne(tx: EntityManager, operation: Operation): Promise<number[]> {
    const { id, before } = operation;
    const { merged, made, listings, named } = before;
    if (!(await this.operations.isInForce(tx, id)) || (await this.operations.hasDependents(tx, before)))
      throw new OperationError('conflict', `Later decisions depend on operation ${id}: undo those first.`);
    const separated = merged.map((one) => one.id);
    await this.assets.merge(tx, new Map(separated.map((one) => [one, null])), 'hand');
    // Manually assigned listings return to their asset, whatever the resolver did with it since.
    const held = listings.flatMap(({ assetId, byHand }) => (byHand ? [assetId] : []));
    const absorbed = await this.assets.absorbed(tx, held);
    await this.assets.merge(tx, new Map(absorbed.map((one) => [one, null])), 'machine');
    await this.listings.restore(tx, operation);
    await this.assets.found(tx, new Map(before.founders));
    await this.listings.reviseFounders(tx, separated);
    if (named && !(await this.operations.handOverNaming(tx, id, named))) {
      await this.assets.nameAfter(tx, named.id, named.after);
      if (named.as) await this.assets.rename(tx, [{ id: named.id, ...named.as }]);
    }
    if (made?.from) {
      await this.listings.releaseListings(tx, made.id);
      await this.assets.merge(tx, new Map([[made.id, made.from]]), 'hand');
    }
    const touched = [...listings.map(({ assetId }) => assetId), ...separated];
    return [...new Set(touched.filter((one) => one !== null))];
  }
}
