import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

// What one listing was called and another is called still is a present name. Most of it stands there already.
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
      select a.id, 'slug', a.slug, 'infinity' from assets a where a.id = any($1)
    ) each group by asset_id, kind, value),
  gone as (
    delete from asset_aliases a where asset_id = any($1) and (kind <> 'slug' or until is null)
      and not exists (select from called c where (c.asset_id, c.kind, c.value) = (a.asset_id, a.kind, a.value)))
  insert into asset_aliases (asset_id, kind, value, until) select * from called
  on conflict (asset_id, kind, value) do update set until = excluded.until
    where asset_aliases.until is distinct from excluded.until`;

@Injectable()
export class AliasesRepository {
  /** Writes down what these assets are and were called. Earlier slugs stay. */
  async refresh(tx: EntityManager, assetIds: readonly number[]): Promise<void> {
    if (assetIds.length) await tx.query(REFRESH, [assetIds]);
  }
}
