import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assetOf } from './asset-sql.js';
import type { AssetNaming } from './naming.js';

export interface StoredAsset extends AssetNaming {
  id: number;
  /** The listing that the asset is named after, if not the first one. */
  namedAfter: number | null;
  /** The listing that the asset was created for. */
  founder: number | null;
  /** The asset that this one was merged into; null if it is living. */
  mergedInto: number | null;
}

export const SELECT_ASSETS = `select id, slug, symbol, name, named_after as "namedAfter", founder, merged_into as "mergedInto" from assets`;

/** Assets and their merges. A slug belongs to its asset forever: see `asset_slugs`. */
@Injectable()
export class AssetsRepository {
  /** The living assets with these ids, in the given order; merged assets are left out. */
  async living(tx: EntityManager, ids: readonly (number | null)[]): Promise<StoredAsset[]> {
    return tx.query<StoredAsset[]>(
      `${SELECT_ASSETS} where id = any($1) and merged_into is null order by array_position($1, id)`,
      [ids],
    );
  }

  /** Finds a living asset by its id or a current or former slug, or by those of an asset that was merged into it. */
  async find(tx: EntityManager, name: string): Promise<StoredAsset | null> {
    const [row] = await tx.query<StoredAsset[]>(
      `${SELECT_ASSETS} where merged_into is null and id = ${assetOf('$1::text')}`,
      [name.toLowerCase()],
    );
    return row ?? null;
  }

  /** @param listingId null to name it after its first listing again */
  async nameAfter(tx: EntityManager, id: number, listingId: number | null): Promise<void> {
    await tx.query('update assets set named_after = $2 where id = $1', [id, listingId]);
  }

  /** @returns ids of the new assets, in the order of the namings */
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

  /** Frees all displayed slugs before assigning them, so that assets can swap; each slug still belongs to its asset. */
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

  /**
   * Merges assets into the given targets, along with the assets that were merged into them earlier. A target of null makes
   * an asset separate again. Slugs are kept.
   */
  async merge(
    tx: EntityManager,
    merged: ReadonlyMap<number, number | null>,
    by: 'machine' | 'hand',
  ): Promise<void> {
    if (!merged.size) return;
    const pairs = [[...merged.keys()], [...merged.values()]];
    await tx.query(
      `update assets a set merged_directly_into = m.into_id, merged_by_hand = m.into_id is not null and $3
       from unnest($1::int[], $2::int[]) as m(id, into_id) where a.id = m.id`,
      [...pairs, by === 'hand'],
    );
    await tx.query(
      `with recursive under(id, root) as (
         select id, coalesce(into_id, id) from unnest($1::int[], $2::int[]) as m(id, into_id)
         union select a.id, under.root from assets a join under on a.merged_directly_into = under.id)
       update assets a set merged_into = nullif(under.root, a.id) from under where a.id = under.id`,
      pairs,
    );
    await tx.query(
      `delete from asset_aliases l using assets a
       where l.asset_id = a.id and a.merged_into is not null and a.id = any($1)`,
      [[...merged.keys()]],
    );
  }

  /** Ids of those given assets that the resolver merged into others. */
  async absorbed(tx: EntityManager, ids: readonly (number | null)[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      'select id from assets where id = any($1) and merged_into is not null and not merged_by_hand',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async founders(tx: EntityManager, ids: readonly (number | null)[]): Promise<[number, number][]> {
    const rows = await tx.query<{ id: number; founder: number }[]>(
      'select id, founder from assets where id = any($1) and founder is not null',
      [ids],
    );
    return rows.map(({ id, founder }) => [id, founder]);
  }

  /** @param founders by the asset's id, the listing that it was created for */
  async found(tx: EntityManager, founders: ReadonlyMap<number, number>): Promise<void> {
    if (!founders.size) return;
    await tx.query(
      `update assets a set founder = f.listing_id
       from unnest($1::int[], $2::int[]) as f(id, listing_id) where a.id = f.id`,
      [[...founders.keys()], [...founders.values()]],
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
