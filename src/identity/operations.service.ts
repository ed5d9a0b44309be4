import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import { publicId } from './asset-sql.js';
import { AssetsRepository, type KnownAsset } from './assets.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import {
  type StateBefore,
  type ListingBefore,
  type Named,
  type OperationKind,
  OperationsRepository,
} from './operations.repository.js';
import { ResolverService } from './resolver.service.js';

/** The target does not exist, or the operation is impossible in the current state. */
export class OperationError extends Error {
  constructor(
    readonly code: 'not_found' | 'conflict',
    message: string,
  ) {
    super(message);
  }
}

/** Who performs the operation, and why. */
export interface Attribution {
  actor: string;
  reason: string | null;
}

/** A listing, as `source/external_id`, and the id or slug of its asset. */
export interface Confirmation {
  listing: string;
  asset: string;
}

export interface OperationResult {
  id: string;
  kind: OperationKind;
  /** Current slugs of the affected assets. */
  assets: string[];
  /** Their ids, in the same order. */
  assetIds: string[];
}

/** Manual decisions by operators. The resolver never overrides them; quotes are not moved. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly operations: OperationsRepository,
    private readonly assets: AssetsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly resolver: ResolverService,
    private readonly audit: AuditLog,
  ) {}

  /** Merges assets into one, to which their addresses then redirect. */
  merge(from: readonly string[], into: string, by: Attribution): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const target = await this.asset(tx, into);
      const others = await Promise.all(from.map((slug) => this.asset(tx, slug)));
      const gone = [...new Map(others.map((one) => [one.id, one])).values()].filter(
        ({ id }) => id !== target.id,
      );
      if (!gone.length) throw new OperationError('conflict', `${from.join(', ')} is ${target.slug} already.`);
      const listings = await this.operations.ofAssets(tx, [target.id, ...gone.map(({ id }) => id)]);
      const merged = gone.map(({ id, slug }) => ({ id, slug, into: target.id }));
      const named = nameOf(target);
      const before = { listings, merged, made: null, named };
      const id = await this.record(tx, 'merge', { from, into }, before, by);
      const lead = target.namedAfter ?? (await this.operations.firstOf(tx, target.id));
      await this.pin(tx, id, listings, target.id);
      await this.assets.nameAfter(tx, target.id, lead);
      await this.mergeAway(tx, merged);
      return this.result(tx, id, 'merge', [target.id]);
    });
  }

  /** Splits listings off into a new asset; the remaining ones are confirmed. */
  split(slug: string, names: readonly string[], by: Attribution): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const asset = await this.asset(tx, slug);
      const listings = await this.operations.ofAssets(tx, [asset.id]);
      const wanted = new Set(names);
      const moved = listings.filter((one) => wanted.has(pathOf(one)));
      const unknown = names.find((name) => !listings.some((one) => pathOf(one) === name));
      if (unknown !== undefined)
        throw new OperationError('conflict', `${unknown} is not a listing of ${asset.slug}.`);
      if (moved.length === listings.length)
        throw new OperationError('conflict', `${asset.slug} would be left without listings.`);
      const [made] = await this.assets.insert(tx, [{ ...asset, slug: `~split ${asset.id}` }]);
      const before = { listings, merged: [], made: { id: made!, from: asset.id }, named: null };
      const id = await this.record(tx, 'split', { asset: slug, listings: names }, before, by);
      await this.pin(tx, id, moved, made!);
      await this.pin(
        tx,
        id,
        listings.filter((one) => !moved.includes(one)),
        asset.id,
      );
      return this.result(tx, id, 'split', [asset.id, made!]);
    });
  }

  /** Assigns the listing to the asset, overriding the resolver. */
  confirm(name: string, slug: string, by: Attribution): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const { id, asset } = await this.confirmIn(tx, { listing: name, asset: slug }, by, 'confirm');
      return this.result(tx, id, 'confirm', [asset]);
    });
  }

  /**
   * Confirms many at once, each an operation of its own, and resolves only before and after them.
   * @returns those that are impossible, with the reason
   */
  confirmAll(
    wanted: readonly Confirmation[],
    by: Attribution,
  ): Promise<{ confirmation: Confirmation; error: OperationError }[]> {
    return this.underLock(async (tx) => {
      const failed: { confirmation: Confirmation; error: OperationError }[] = [];
      for (const confirmation of wanted) {
        try {
          await this.confirmIn(tx, confirmation, by, 'mapping');
        } catch (error) {
          if (!(error instanceof OperationError)) throw error;
          failed.push({ confirmation, error });
        }
      }
      await this.resolver.resolveIn(tx);
      return failed;
    });
  }

  /** Nothing is written if it is impossible. */
  private async confirmIn(
    tx: EntityManager,
    confirmation: Confirmation,
    by: Attribution,
    kind: 'confirm' | 'mapping',
  ): Promise<{ id: string; asset: number }> {
    const { listing: name } = confirmation;
    const asset = await this.asset(tx, confirmation.asset);
    const at = name.indexOf('/');
    const confirmed = await this.operations.find(tx, name.slice(0, at), name.slice(at + 1));
    if (!confirmed.length) throw new OperationError('not_found', `Listing ${name} does not exist.`);
    // Confirms the other listings of the asset as well, unless they were assigned manually, so that they stay.
    const others = await this.operations.ofAssets(tx, [asset.id]);
    const anchor = others.filter(({ id }) => confirmed.every((one) => one.id !== id));
    const listings = others.some(({ byHand }) => byHand) ? confirmed : [...confirmed, ...anchor];
    const left = await this.operations.assetsLeftEmpty(tx, confirmed, asset.id);
    const before = { listings, merged: left, made: null, named: nameOf(asset) };
    const id = await this.record(tx, kind, { listing: name, asset: confirmation.asset }, before, by);
    const lead = asset.namedAfter ?? (await this.operations.firstOf(tx, asset.id));
    await this.pin(tx, id, listings, asset.id);
    await this.assets.nameAfter(tx, asset.id, lead);
    await this.mergeAway(tx, left);
    return { id, asset: asset.id };
  }

  /** Undoes an operation, unless a later decision depends on it. */
  undo(id: string, by: Attribution): Promise<OperationResult> {
    return this.underLock(async (tx) => {
      const operation = await this.operations.lock(tx, id);
      if (!operation) throw new OperationError('not_found', `Operation ${id} does not exist.`);
      if (operation.undone_at)
        throw new OperationError('conflict', `Operation ${id} has already been undone.`);
      const { merged, made, listings, named } = operation.before;
      if (
        !(await this.operations.isInForce(tx, id)) ||
        (await this.operations.hasDependents(tx, operation.before))
      )
        throw new OperationError('conflict', `Later decisions depend on operation ${id}: undo those first.`);
      await this.assets.merge(tx, new Map(merged.map((one) => [one.id, null])), 'hand');
      // Manually assigned listings return to their asset, whatever the resolver did with it since.
      const held = listings.flatMap(({ assetId, byHand }) => (byHand ? [assetId] : []));
      const absorbed = await this.assets.absorbed(tx, held);
      await this.assets.merge(tx, new Map(absorbed.map((one) => [one, null])), 'machine');
      await this.operations.restore(tx, operation);
      await this.assets.found(tx, new Map(operation.before.founders));
      if (named && !(await this.operations.handOverNaming(tx, id, named))) {
        await this.assets.nameAfter(tx, named.id, named.after);
        if (named.as) await this.assets.rename(tx, [{ id: named.id, ...named.as }]);
      }
      if (made) {
        await this.operations.releaseListings(tx, made.id);
        await this.assets.merge(tx, new Map([[made.id, made.from]]), 'hand');
      }
      const subject = `identity/operations/${id}`;
      await this.audit.record(tx, { ...by, action: 'identity.undo', subject, after: operation.before });
      const touched = [...listings.map(({ assetId }) => assetId), ...merged.map((one) => one.id)];
      return this.result(tx, id, operation.kind, [...new Set(touched)]);
    });
  }

  private async mergeAway(tx: EntityManager, merged: StateBefore['merged']): Promise<void> {
    await this.assets.merge(tx, new Map(merged.map(({ id, into }) => [id, into])), 'hand');
  }

  private underLock<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retryConflicts(() =>
      this.dataSource.transaction(async (tx) => {
        await this.resolver.lock(tx);
        // Ensures that every listing has a decision to return to.
        await this.resolver.resolveIn(tx);
        return work(tx);
      }),
    );
  }

  private async asset(tx: EntityManager, slug: string): Promise<KnownAsset> {
    const asset = await this.assets.find(tx, slug);
    if (!asset) throw new OperationError('not_found', `Asset ${slug} does not exist.`);
    return asset;
  }

  private async record(
    tx: EntityManager,
    kind: OperationKind,
    request: object,
    found: StateBefore,
    by: Attribution,
  ): Promise<string> {
    const assetIds = [...found.listings.map(({ assetId }) => assetId), found.named?.id ?? null];
    const before = { ...found, founders: await this.assets.founders(tx, assetIds) };
    const id = await this.operations.insert(tx, { kind, ...by, request, before });
    const subject = `identity/operations/${id}`;
    await this.audit.record(tx, { ...by, action: `identity.${kind}`, subject, before, after: request });
    return id;
  }

  private async pin(
    tx: EntityManager,
    operationId: string,
    listings: readonly ListingBefore[],
    assetId: number,
  ): Promise<void> {
    await this.operations.pin(
      tx,
      listings.map(({ id }) => id),
      assetId,
    );
    const decided = { assetId, state: 'matched' as const, confidence: 1, evidence: [], candidates: [] };
    const decisions = listings.map(({ id }) => ({ ...decided, listingId: id }));
    await this.decisions.insert(tx, decisions, 'hand', operationId);
  }

  private async result(
    tx: EntityManager,
    id: string,
    kind: OperationKind,
    assetIds: readonly (number | null)[],
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

const pathOf = ({ source, externalId }: ListingBefore) => `${source}/${externalId}`;
const nameOf = ({ id, namedAfter, slug, symbol, name }: KnownAsset): Named => ({
  id,
  after: namedAfter,
  as: { slug, symbol, name },
});
