import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assetOf } from './asset-sql.js';
import type { AssetNaming } from './naming.js';

export interface LivingAsset extends AssetNaming {
  id: number;
  /** The listing that names it, where that is not the first. */
  namedAfter: number | null;
  /** Of one without a listing: the listing that it waits for, while that is ambiguous. */
  awaits: number | null;
}

const LIVING = `select id, slug, symbol, name, named_after as "namedAfter", awaits from assets where merged_into is null`;

/** Assets, and who was merged into whom. A slug once given stays that of its asset: see `asset_slugs`. */
@Injectable()
export class AssetsRepository {
  async living(tx: EntityManager): Promise<Map<number, LivingAsset>> {
    const rows = await tx.query<LivingAsset[]>(LIVING);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By its slug, its id, or what either was of an asset that was merged into it. */
  async find(tx: EntityManager, name: string): Promise<LivingAsset | null> {
    const [row] = await tx.query<LivingAsset[]>(`${LIVING} and id = ${assetOf('$1::text')}`, [
      name.toLowerCase(),
    ]);
    return row ?? null;
  }

  /** Every slug ever given, and the asset it was given to, which may be merged by now. */
  async slugOwners(tx: EntityManager): Promise<Map<string, number>> {
    const rows = await tx.query<{ slug: string; id: number }[]>(
      `select slug, asset_id as id from asset_slugs
       union all
       select slug, id from assets a
       where slug not like '~%' and not exists (select from asset_slugs s where s.slug = a.slug)`,
    );
    return new Map(rows.map(({ slug, id }) => [slug, id]));
  }

  /** @param listingId null: it is named after its first listing again */
  async nameAfter(tx: EntityManager, id: number, listingId: number | null): Promise<void> {
    await tx.query('update assets set named_after = $2 where id = $1', [id, listingId]);
  }

  /** In the order of the namings. */
  async insert(tx: EntityManager, namings: readonly AssetNaming[]): Promise<number[]> {
    if (!namings.length) return [];
    const rows = await tx.query<{ id: number; slug: string }[]>(
      `insert into assets (slug, symbol, name) select * from unnest($1::text[], $2::text[], $3::text[])
       returning id, slug`,
      [namings.map((one) => one.slug), namings.map((one) => one.symbol), namings.map((one) => one.name)],
    );
    const ids = new Map(rows.map((row) => [row.slug, row.id]));
    await this.keepSlugs(tx, [...ids.values()]);
    return namings.map(({ slug }) => ids.get(slug)!);
  }

  /** Each lets go of the slug that it shows before one takes it, but for good it stays its own. */
  async rename(tx: EntityManager, assets: readonly (AssetNaming & { id: number })[]): Promise<void> {
    if (!assets.length) return;
    const ids = assets.map((one) => one.id);
    await this.keepSlugs(tx, ids);
    await tx.query(`update assets set slug = '~' || id where id = any($1)`, [ids]);
    await tx.query(
      `update assets a set slug = n.slug, symbol = n.symbol, name = n.name
       from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n(id, slug, symbol, name) where a.id = n.id`,
      [ids, assets.map((one) => one.slug), assets.map((one) => one.symbol), assets.map((one) => one.name)],
    );
    await this.keepSlugs(tx, ids);
  }

  /** They lead to the asset that each is now, and keep their slugs for the day when that is undone. */
  async merge(tx: EntityManager, merged: ReadonlyMap<number, number>): Promise<void> {
    if (!merged.size) return;
    await tx.query(
      `update assets a set merged_into = m.into_id,
         merged_directly_into = case when a.id = m.id then m.into_id else a.merged_directly_into end
       from unnest($1::int[], $2::int[]) as m(id, into_id) where a.id = m.id or a.merged_into = m.id`,
      [[...merged.keys()], [...merged.values()]],
    );
  }

  /** As `merge`, for good: their slugs are those of the asset that each is now, which may take one as its own. */
  async absorb(tx: EntityManager, merged: ReadonlyMap<number, number>): Promise<void> {
    if (!merged.size) return;
    await this.keepSlugs(tx, [...merged.keys()]);
    await tx.query(
      `update asset_slugs s set asset_id = m.into_id
       from unnest($1::int[], $2::int[]) as m(id, into_id) where s.asset_id = m.id`,
      [[...merged.keys()], [...merged.values()]],
    );
    await tx.query(`update assets set slug = '~' || id where id = any($1)`, [[...merged.keys()]]);
    await this.merge(tx, merged);
  }

  /** Takes `merge` back: what had been merged into it before is with it again. */
  async unmerge(tx: EntityManager, id: number): Promise<void> {
    await tx.query('update assets set merged_into = null, merged_directly_into = null where id = $1', [id]);
    await tx.query(
      `with recursive under(id) as (
         select $1::int union select a.id from assets a join under on a.merged_directly_into = under.id)
       update assets set merged_into = $1 where id in (select id from under) and id <> $1`,
      [id],
    );
  }

  /** @param awaited by asset, the listing that it waits for; null: for none any more */
  async wait(tx: EntityManager, awaited: ReadonlyMap<number, number | null>): Promise<void> {
    if (!awaited.size) return;
    await tx.query(
      `update assets a set awaits = w.listing_id
       from unnest($1::int[], $2::int[]) as w(id, listing_id) where a.id = w.id`,
      [[...awaited.keys()], [...awaited.values()]],
    );
  }

  private async keepSlugs(tx: EntityManager, ids: readonly number[]): Promise<void> {
    await tx.query(
      `insert into asset_slugs (slug, asset_id) select slug, id from assets where id = any($1) and slug not like '~%'
       on conflict (slug) do nothing`,
      [ids],
    );
  }
}
