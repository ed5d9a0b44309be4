import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { byCanonicalKey } from './facts.js';
import type { AssetNaming } from './naming.js';

export type OperationKind = 'merge' | 'split' | 'confirm' | 'mapping';

/** A listing as it was before the operation. */
export interface ListingBefore {
  id: number;
  source: string;
  externalId: string;
  assetId: number | null;
  byHand: boolean;
  state: string | null;
  confidence: number | null;
}

export interface StateBefore {
  listings: ListingBefore[];
  /** Assets merged away, with their slugs at the time. */
  merged: { id: number; slug: string; into: number }[];
  /** The asset created by a split, and the one it came from. */
  made: { id: number; from: number } | null;
  /** Previous naming of the asset others were merged into. */
  named: Named | null;
  /** Listing each asset was created for, by asset. */
  founders?: [asset: number, listing: number][];
}

export interface Named {
  id: number;
  after: number | null;
  /** Its displayed name, which may come from no listing. */
  as?: AssetNaming;
}

export interface Operation {
  id: string;
  kind: OperationKind;
  before: StateBefore;
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

  /** Assets left empty by listings: those they alone belong to, and those waiting for them. */
  assetsLeftEmpty(
    tx: EntityManager,
    leaving: readonly ListingBefore[],
    into: number,
  ): Promise<StateBefore['merged']> {
    return tx.query(
      `select a.id, a.slug, $3::int as into from assets a
       where a.merged_into is null and a.id <> $3 and (a.id = any($2) or a.founder = any($1))
         and not exists (select from listings l where l.asset_id = a.id and l.id <> all($1))`,
      [leaving.map(({ id }) => id), leaving.map(({ assetId }) => assetId), into],
    );
  }

  /** The listing an asset is named after by default. */
  async firstOf(tx: EntityManager, assetId: number): Promise<number | null> {
    const rows = await tx.query<(Parameters<typeof byCanonicalKey>[0] & { id: number })[]>(
      `select l.id, s.name as source, s.kind <> 'csv' as "listsEachCoinOnce", l.external_id as "externalId",
         l.inactive_since is not null as inactive
       from listings l join sources s on s.id = l.source_id where l.asset_id = $1`,
      [assetId],
    );
    return rows.sort(byCanonicalKey)[0]?.id ?? null;
  }

  /** Those of an external id, one a currency. */
  find(tx: EntityManager, source: string, externalId: string): Promise<ListingBefore[]> {
    const sql = `${LISTINGS} where s.name = $1 and l.external_id = $2 order by l.id`;
    return tx.query<ListingBefore[]>(sql, [source, externalId]);
  }

  async insert(
    tx: EntityManager,
    operation: {
      kind: OperationKind;
      actor: string;
      reason: string | null;
      request: unknown;
      before: StateBefore;
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

  async lock(tx: EntityManager, id: string): Promise<Operation | null> {
    const [row] = await tx.query<Operation[]>(
      'select id, kind, before, undone_at from identity_operations where id = $1 for update',
      [id],
    );
    return row ?? null;
  }

  /** Assigns listings to an asset by hand. */
  async pin(tx: EntityManager, listingIds: readonly number[], assetId: number): Promise<void> {
    await tx.query(
      `update listings set asset_id = $2, by_hand = true, state = 'matched', confidence = 1, revision = revision + 1
       where id = any($1)`,
      [listingIds, assetId],
    );
  }

  /** Whether the operation's decisions are still current for all its listings. */
  async isInForce(tx: EntityManager, id: string): Promise<boolean> {
    const [row] = await tx.query<[{ holds: boolean }]>(
      `select not exists (
         select from identity_decisions d where d.operation_id = $1 and not exists (
           select from identity_decisions now where now.listing_id = d.listing_id and now.superseded_by is null
             and now.operation_id = $1)) as holds`,
      [id],
    );
    return row.holds;
  }

  /**
   * Whether other listings were manually assigned to an asset that the operation created, or whose manual assignments
   * come from it alone: after an undo they would be left as the asset.
   */
  async hasDependents(tx: EntityManager, { listings, made }: StateBefore): Promise<boolean> {
    const [row] = await tx.query<[{ bears: boolean }]>(
      `select exists (
         select from json_to_recordset($1) as b(id int, "assetId" int, "byHand" boolean)
         join listings l on l.id = b.id join listings other on other.asset_id = l.asset_id
         where other.by_hand and other.id <> all($2)
           and (l.asset_id = $3 or not b."byHand" and l.asset_id = b."assetId")) as bears`,
      [JSON.stringify(listings), listings.map(({ id }) => id), made?.id ?? null],
    );
    return row.bears;
  }

  /**
   * Restores listings to their previous state and reinstates earlier decisions. If an asset was merged since, manually
   * assigned listings follow it; others are resolved again.
   */
  async restore(tx: EntityManager, { id, before }: Operation): Promise<void> {
    await tx.query(
      `update listings l set by_hand = b."byHand", state = b.state, confidence = b.confidence, revision = revision + 1,
         asset_id = case when b."byHand" then coalesce(a.merged_into, a.id) when a.merged_into is null then a.id end
       from json_to_recordset($1) as b(id int, "assetId" int, "byHand" boolean, state text, confidence float8)
       left join assets a on a.id = b."assetId"
       where l.id = b.id`,
      [JSON.stringify(before.listings)],
    );
    // Undoing later operations copied decisions, so what this operation superseded is recorded with its first
    // decisions.
    await tx.query(
      `with first as (
         select listing_id, min(id) as id from identity_decisions where operation_id = $1 group by listing_id),
       made as (
         insert into identity_decisions (listing_id, asset_id, state, confidence, evidence, candidates, made_by,
           operation_id, made_at)
         select p.listing_id, p.asset_id, p.state, p.confidence, p.evidence, p.candidates, p.made_by, p.operation_id,
           clock_timestamp()
         from first join identity_decisions p on p.superseded_by = first.id and p.listing_id = first.listing_id
         returning id, listing_id)
       update identity_decisions d set superseded_by = made.id from made
       where d.listing_id = made.listing_id and d.superseded_by is null`,
      [id],
    );
    await tx.query('update identity_operations set undone_at = clock_timestamp() where id = $1', [id]);
  }

  /** Releases the asset's remaining listings to the resolver. */
  async releaseListings(tx: EntityManager, assetId: number): Promise<void> {
    await tx.query('update listings set asset_id = null, revision = revision + 1 where asset_id = $1', [
      assetId,
    ]);
  }

  /** Hands the previous naming over to the next operation that builds on it, if any. */
  async handOverNaming(tx: EntityManager, id: string, named: Named): Promise<boolean> {
    const [later] = await tx.query<{ id: string }[]>(
      `select id from identity_operations
       where id > $1 and undone_at is null and (before -> 'named' ->> 'id')::int = $2 order by id limit 1`,
      [id, named.id],
    );
    if (later)
      await tx.query(
        `update identity_operations set before = jsonb_set(before::jsonb, '{named}', $2::jsonb)::json where id = $1`,
        [later.id, JSON.stringify(named)],
      );
    return later !== undefined;
  }
}
