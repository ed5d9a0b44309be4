import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { byCanonicalKey } from './facts.js';

export type OperationKind = 'merge' | 'split' | 'confirm' | 'mapping';

/** A listing as an operation found it. */
export interface ListingBefore {
  id: number;
  source: string;
  externalId: string;
  assetId: number | null;
  byHand: boolean;
  state: string | null;
  confidence: number | null;
}

export interface Before {
  listings: ListingBefore[];
  /** Assets that were merged away, with the slugs that they had. */
  merged: { id: number; slug: string; into: number }[];
  /** The asset that a split made, and the one that it was split from. */
  made: { id: number; from: number } | null;
  /** What named the asset that others were merged into. */
  named: { id: number; after: number | null } | null;
}

export interface Operation {
  id: string;
  kind: OperationKind;
  before: Before;
  undone_at: Date | null;
}

const LISTINGS = `select l.id, s.name as source, l.external_id as "externalId", l.asset_id as "assetId",
    l.by_hand as "byHand", l.state, l.confidence
  from listings l join sources s on s.id = l.source_id`;

@Injectable()
export class OperationsRepository {
  ofAssets(tx: EntityManager, assetIds: readonly number[]): Promise<ListingBefore[]> {
    return tx.query<ListingBefore[]>(`${LISTINGS} where l.asset_id = any($1) order by l.id`, [assetIds]);
  }

  /** The listing that an asset is named after where nothing else is said. */
  async firstOf(tx: EntityManager, assetId: number): Promise<number | null> {
    const rows = await tx.query<(Parameters<typeof byCanonicalKey>[0] & { id: number })[]>(
      `select l.id, s.name as source, s.kind <> 'csv' as once, l.external_id as "externalId"
       from listings l join sources s on s.id = l.source_id where l.asset_id = $1`,
      [assetId],
    );
    return rows.sort(byCanonicalKey)[0]?.id ?? null;
  }

  async find(tx: EntityManager, source: string, externalId: string): Promise<ListingBefore | null> {
    const sql = `${LISTINGS} where s.name = $1 and l.external_id = $2`;
    const [row] = await tx.query<ListingBefore[]>(sql, [source, externalId]);
    return row ?? null;
  }

  async insert(
    tx: EntityManager,
    operation: {
      kind: OperationKind;
      actor: string;
      reason: string | null;
      request: unknown;
      before: Before;
    },
  ): Promise<string> {
    const { kind, actor, reason, request, before } = operation;
    const [row] = await tx.query<[{ id: string }]>(
      `insert into identity_operations (kind, actor, reason, request, before, made_at)
       values ($1, $2, $3, $4, $5, clock_timestamp()) returning id`,
      [kind, actor, reason, JSON.stringify(request), JSON.stringify(before)],
    );
    return row.id;
  }

  async get(tx: EntityManager, id: string): Promise<Operation | null> {
    const [row] = await tx.query<Operation[]>(
      'select id, kind, before, undone_at from identity_operations where id = $1 for update',
      [id],
    );
    return row ?? null;
  }

  /** Puts listings into an asset by hand. */
  async pin(tx: EntityManager, listingIds: readonly number[], assetId: number): Promise<void> {
    await tx.query(
      `update listings set asset_id = $2, by_hand = true, state = 'matched', confidence = 1, revision = revision + 1
       where id = any($1)`,
      [listingIds, assetId],
    );
  }

  /** Whether what was decided by an operation still holds for all its listings. */
  async holds(tx: EntityManager, id: string): Promise<boolean> {
    const [row] = await tx.query<[{ holds: boolean }]>(
      `select not exists (
         select from identity_decisions d where d.operation_id = $1 and not exists (
           select from identity_decisions now where now.listing_id = d.listing_id and now.superseded_by is null
             and now.operation_id = $1)) as holds`,
      [id],
    );
    return row.holds;
  }

  /** Gives listings back what they had, and puts the decisions before in force again. */
  async restore(tx: EntityManager, { id, before }: Operation): Promise<void> {
    await tx.query(
      `update listings l set asset_id = b."assetId", by_hand = b."byHand", state = b.state, confidence = b.confidence,
         revision = revision + 1
       from json_to_recordset($1) as b(id int, "assetId" int, "byHand" boolean, state text, confidence float8)
       where l.id = b.id`,
      [JSON.stringify(before.listings)],
    );
    await tx.query(
      `with made as (
         insert into identity_decisions (listing_id, asset_id, state, confidence, evidence, candidates, made_by,
           operation_id, made_at)
         select p.listing_id, p.asset_id, p.state, p.confidence, p.evidence, p.candidates, p.made_by, p.operation_id,
           clock_timestamp()
         from identity_decisions d join identity_decisions p on p.superseded_by = d.id
         where d.operation_id = $1 and d.superseded_by is null
         returning id, listing_id)
       update identity_decisions d set superseded_by = made.id from made
       where d.listing_id = made.listing_id and d.superseded_by is null`,
      [id],
    );
    await tx.query('update identity_operations set undone_at = clock_timestamp() where id = $1', [id]);
  }

  /** Assets that were merged away come back; the next look at their listings gives them their slugs. */
  async unmerge(tx: EntityManager, merged: Before['merged']): Promise<void> {
    for (const { id, slug, into } of merged) {
      await tx.query('update assets set merged_into = null where id = $1', [id]);
      await tx.query(
        `delete from asset_aliases where asset_id = $1 and kind = 'slug' and value = $2 and until is not null`,
        [into, slug],
      );
    }
  }
}
