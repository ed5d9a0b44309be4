import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AssetNaming } from './naming.js';

export interface LivingAsset extends AssetNaming {
  id: number;
  /** The listing that names it, where that is not the first. */
  namedAfter: number | null;
}

@Injectable()
export class AssetsRepository {
  async living(tx: EntityManager): Promise<Map<number, LivingAsset>> {
    const rows = await tx.query<LivingAsset[]>(
      'select id, slug, symbol, name, named_after as "namedAfter" from assets where merged_into is null',
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By its slug, or by one that it had. */
  async find(tx: EntityManager, slug: string): Promise<LivingAsset | null> {
    const [row] = await tx.query<LivingAsset[]>(
      `select a.id, a.slug, a.symbol, a.name, a.named_after as "namedAfter" from assets a
       where a.merged_into is null and (a.slug = $1
         or not exists (select from assets where slug = $1 and merged_into is null)
           and a.id = (select asset_id from asset_aliases where kind = 'slug' and lower(value) = $1
             order by until desc nulls first, asset_id limit 1))`,
      [slug.toLowerCase()],
    );
    return row ?? null;
  }

  /** @param listingId null: it is named after its first listing again */
  async nameAfter(tx: EntityManager, id: number, listingId: number | null): Promise<void> {
    await tx.query('update assets set named_after = $2 where id = $1', [id, listingId]);
  }

  /** Their slugs become free; aliases keep them. */
  async letGo(tx: EntityManager, ids: readonly number[]): Promise<void> {
    if (!ids.length) return;
    await tx.query(
      `insert into asset_aliases (asset_id, kind, value, until)
       select id, 'slug', slug, now() from assets where id = any($1) and slug not like '~%'
       on conflict (asset_id, kind, value) do update set until = excluded.until`,
      [ids],
    );
    await tx.query(`update assets set slug = '~' || id where id = any($1)`, [ids]);
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
    return namings.map(({ slug }) => ids.get(slug)!);
  }

  /** Slugs may change hands among them: each lets go of its own before one takes it. */
  async rename(tx: EntityManager, assets: readonly (AssetNaming & { id: number })[]): Promise<void> {
    if (!assets.length) return;
    const ids = assets.map((one) => one.id);
    await this.letGo(tx, ids);
    await tx.query(
      `update assets a set slug = n.slug, symbol = n.symbol, name = n.name
       from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n(id, slug, symbol, name) where a.id = n.id`,
      [ids, assets.map((one) => one.slug), assets.map((one) => one.symbol), assets.map((one) => one.name)],
    );
  }

  /** Of assets that let go of their slugs: these lead to the asset that each is now. */
  async merge(tx: EntityManager, merged: ReadonlyMap<number, number>): Promise<void> {
    if (!merged.size) return;
    const pairs = [[...merged.keys()], [...merged.values()]];
    await tx.query(
      `insert into asset_aliases (asset_id, kind, value, until)
       select m.into_id, 'slug', l.value, max(l.until)
       from unnest($1::int[], $2::int[]) as m(id, into_id) join asset_aliases l on l.asset_id = m.id
       where l.kind = 'slug' and l.until is not null group by 1, 3
       on conflict (asset_id, kind, value) do nothing`,
      pairs,
    );
    await tx.query(
      `update assets a set merged_into = m.into_id
       from unnest($1::int[], $2::int[]) as m(id, into_id) where a.id = m.id or a.merged_into = m.id`,
      pairs,
    );
    await tx.query('delete from asset_aliases where asset_id = any($1)', [[...merged.keys()]]);
  }
}
