import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inCanonicalOrder } from './facts.js';
import type { ListingBefore, Operation, StateBefore } from './operation.js';

const LISTINGS = `select l.id, s.name as source, l.external_id as "externalId", l.asset_id as "assetId",
    l.by_hand as "byHand", l.state, l.confidence
  from listings l join sources s on s.id = l.source_id`;

/** Changes to listings by operators' decisions. */
@Injectable()
export class OperatedListingsRepository {
  ofAssets(tx: EntityManager, assetIds: readonly number[]): Promise<ListingBefore[]> {
    return tx.query<ListingBefore[]>(`${LISTINGS} where l.asset_id = any($1) order by l.id`, [assetIds]);
  }

  /** Living assets, except `into`, that the leaving listings belong to or founded, and that no other listing belongs to. */
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
    const rows = await tx.query<(Parameters<typeof inCanonicalOrder>[0][number] & { id: number })[]>(
      `select l.id, s.name as source, s.kind <> 'csv' as "listsEachCoinOnce", l.external_id as "externalId",
         l.inactive_since is not null as inactive
       from listings l join sources s on s.id = l.source_id where l.asset_id = $1`,
      [assetId],
    );
    return inCanonicalOrder(rows)[0]?.id ?? null;
  }

  /** The slug of the living asset that only these listings belong to, or that waits for them; null if there is none. */
  async ownAsset(tx: EntityManager, listings: readonly ListingBefore[]): Promise<string | null> {
    const [row] = await tx.query<{ slug: string }[]>(
      `select a.slug from assets a
       where a.merged_into is null and (a.id = any($2) or a.founder = any($1))
         and not exists (select from listings l where l.asset_id = a.id and l.id <> all($1))
       order by a.id = any($2) desc, a.id limit 1`,
      [listings.map(({ id }) => id), listings.map(({ assetId }) => assetId)],
    );
    return row?.slug ?? null;
  }

  async naming(tx: EntityManager, id: number): Promise<{ symbol: string | null; name: string }> {
    const [row] = await tx.query<[{ symbol: string | null; name: string }]>(
      'select symbol, name from listings where id = $1',
      [id],
    );
    return row;
  }

  /** A source's listings with this external id, one per currency. */
  find(tx: EntityManager, source: string, externalId: string): Promise<ListingBefore[]> {
    const sql = `${LISTINGS} where s.name = $1 and l.external_id = $2 order by l.id`;
    return tx.query<ListingBefore[]>(sql, [source, externalId]);
  }

  /** Assigns listings to an asset by hand. */
  async pin(tx: EntityManager, listingIds: readonly number[], assetId: number): Promise<void> {
    await this.reviseAssetsOf(tx, listingIds);
    await tx.query(
      `update listings set asset_id = $2, by_hand = true, state = 'matched', confidence = 1, revision = revision + 1
       where id = any($1)`,
      [listingIds, assetId],
    );
  }

  /**
   * Restores listings to their state before the operation, and reinstates their earlier decisions. If an asset has been
   * merged since, listings that were assigned to it manually follow the merge; others are resolved again.
   */
  async restore(tx: EntityManager, { id, before }: Operation): Promise<void> {
    await this.reviseAssetsOf(
      tx,
      before.listings.map((one) => one.id),
    );
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
  }

  /**
   * Has the resolver look again at assets that listings may leave: another listing of their source may take their place, and
   * an asset without listings follows the listing that it was created for.
   */
  private async reviseAssetsOf(tx: EntityManager, listingIds: readonly number[]): Promise<void> {
    await tx.query(
      `with left_by as (select asset_id from listings where id = any($1))
       update listings set revision = revision + 1
       where id <> all($1) and (asset_id in (select asset_id from left_by)
         or id in (select founder from assets where id in (select asset_id from left_by)))`,
      [listingIds],
    );
  }

  /** Has the resolver look again at the listings that these assets were created for: an asset without listings follows its own. */
  async reviseFounders(tx: EntityManager, assetIds: readonly number[]): Promise<void> {
    await tx.query(
      'update listings set revision = revision + 1 where id in (select founder from assets where id = any($1))',
      [assetIds],
    );
  }

  /** Releases the asset's remaining listings to the resolver. */
  async releaseListings(tx: EntityManager, assetId: number): Promise<void> {
    await tx.query('update listings set asset_id = null, revision = revision + 1 where asset_id = $1', [
      assetId,
    ]);
  }
}
