import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

// A former name of one listing counts as current if it is the current name of another. Most of the rows already exist.
const REFRESH = `
  with called as materialized (
    select asset_id, kind, value, nullif(max(until), 'infinity') as until from (
      select l.asset_id, kind, value, 'infinity'::timestamptz as until
      from listings l, lateral (values ('symbol', l.symbol), ('name', l.name)) as called(kind, value)
      where l.asset_id = any($1)
      union all
      select l.asset_id, kind, value, n.until
      from listings l join listing_names n on n.listing_id = l.id,
        lateral (values ('symbol', n.symbol), ('name', n.name)) as called(kind, value)
      where l.asset_id = any($1)
      union all
      select living.id, 'slug', s.slug, case when s.slug = living.slug then 'infinity' else coalesce(known.until, now()) end
      from assets living
      cross join lateral (select living.id union all select id from assets where merged_into = living.id) merged
      join asset_slugs s on s.asset_id = merged.id
      left join asset_aliases known on (known.asset_id, known.kind, known.value) = (living.id, 'slug', s.slug)
      where living.id = any($1) and living.merged_into is null
    ) each where value is not null group by asset_id, kind, value),
  gone as (
    delete from asset_aliases a where asset_id = any($1)
      and not exists (select from called c where (c.asset_id, c.kind, c.value) = (a.asset_id, a.kind, a.value)))
  insert into asset_aliases (asset_id, kind, value, until) select * from called
  on conflict (asset_id, kind, value) do update set until = excluded.until
    where asset_aliases.until is distinct from excluded.until`;

// During an upgrade, processes that still run the previous version write slugs only to the table of aliases.
const ADOPT = `
  insert into asset_slugs (slug, asset_id)
  select slug, asset_id from (
    select lower(value) as slug, asset_id from asset_aliases where kind = 'slug' and asset_id = any($1)
    order by asset_id) of_before
  on conflict (slug) do nothing`;

@Injectable()
export class AliasesRepository {
  /** Refreshes the current and former names of these assets, and the slugs that lead to them. */
  async refresh(tx: EntityManager, assetIds: readonly number[]): Promise<void> {
    if (!assetIds.length) return;
    await tx.query(ADOPT, [assetIds]);
    await tx.query(REFRESH, [assetIds]);
  }
}
