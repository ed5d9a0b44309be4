import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SELECT_ASSETS, type StoredAsset } from './assets.repository.js';

const TOUCHED = `
  with recursive decided as (
    select l.id, l.asset_id from listings coin join listings l using (source_id, external_id)
    where coin.id = any($1::int[])),
  touched(id) as (
    select asset_id from decided where asset_id is not null
    union select a.id from assets a join decided on a.founder = decided.id
    union select id from assets where founder is null or slug like '~%'
    union
    select next.id from touched cross join lateral (
      select a.id from listings l join assets a on a.founder = l.id where l.asset_id = touched.id
      union all select merged_into from assets a where a.id = touched.id and merged_into is not null) next)
  select id from touched`;

/** The stored assets, as the resolver needs them. */
@Injectable()
export class StoredAssetsRepository {
  /**
   * Living assets, and assets that the resolver merged, which it may separate again.
   * @param ids assets to load; null for all
   */
  async of(tx: EntityManager, ids: readonly number[] | null): Promise<Map<number, StoredAsset>> {
    const rows = await tx.query<StoredAsset[]>(
      `${SELECT_ASSETS} where (merged_into is null or founder is not null and not merged_by_hand)
         and ($1::int[] is null or id = any($1))`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Assets that new decisions on these listings may change. Includes assets that an operation left without name or founder. */
  async touchedBy(tx: EntityManager, listingIds: readonly number[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(TOUCHED, [listingIds]);
    return rows.map(({ id }) => id);
  }

  /**
   * All slugs that were ever assigned, with their assets, which may have been merged.
   * @param slugs slugs to look up; null for all
   */
  async slugOwners(tx: EntityManager, slugs: readonly string[] | null): Promise<Map<string, number>> {
    const rows = await tx.query<{ slug: string; id: number }[]>(
      `select slug, asset_id as id from asset_slugs where $1::text[] is null or slug = any($1)
       union all
       select slug, id from assets a
       where slug not like '~%' and ($1::text[] is null or slug = any($1))
         and not exists (select from asset_slugs s where s.slug = a.slug)`,
      [slugs],
    );
    return new Map(rows.map(({ slug, id }) => [slug, id]));
  }
}
