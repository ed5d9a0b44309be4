import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { AssetsRepository } from './assets.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import type { Attribution, ListingBefore, OperationKind, StateBefore } from './operation.js';
import { OperationsRepository } from './operations.repository.js';

/** Who performs an operation, and the larger operation that it is part of, if any. */
export interface Origin extends Attribution {
  partOf?: string;
}

/** Records operations and their decisions, so that operations can be undone. */
@Injectable()
export class OperationLog {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly listings: OperatedListingsRepository,
    private readonly assets: AssetsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly audit: AuditLog,
  ) {}

  async record(
    tx: EntityManager,
    kind: OperationKind,
    request: object,
    found: StateBefore,
    { partOf, ...by }: Origin,
  ): Promise<string> {
    const assetIds = [...found.listings.map(({ assetId }) => assetId), found.named?.id ?? null];
    const before = { ...found, founders: await this.assets.founders(tx, assetIds) };
    const id = await this.operations.insert(tx, { kind, ...by, request, before, partOf: partOf ?? null });
    const subject = `identity/operations/${id}`;
    await this.audit.record(tx, { ...by, action: `identity.${kind}`, subject, before, after: request });
    return id;
  }

  async recordUndo(tx: EntityManager, id: string, before: StateBefore, by: Attribution): Promise<void> {
    const subject = `identity/operations/${id}`;
    await this.operations.markUndone(tx, id);
    await this.audit.record(tx, { ...by, action: 'identity.undo', subject, after: before });
  }

  /** Assigns listings to an asset by hand. */
  async pin(
    tx: EntityManager,
    operationId: string,
    listings: readonly ListingBefore[],
    assetId: number,
  ): Promise<void> {
    const ids = listings.map(({ id }) => id);
    await this.listings.pin(tx, ids, assetId);
    const decided = {
      assetId,
      state: 'matched' as const,
      review: null,
      confidence: 1,
      evidence: [],
      candidates: [],
    };
    const decisions = ids.map((listingId) => ({ ...decided, listingId }));
    await this.decisions.insert(tx, decisions, 'hand', operationId);
  }
}
