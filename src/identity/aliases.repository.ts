import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

// What one listing was called and another is called still is a present name.
const NAMES = `
  insert into asset_aliases (asset_id, kind, value, until)
  select asset_id, kind, value, nullif(max(until), 'infinity') from (
    select l.asset_id, kind, value, 'infinity'::timestamptz as until
    from listings l, lateral (values ('symbol', l.symbol), ('name', l.name)) as called(kind, value)
    union all
    select l.asset_id, kind, value, n.until
    from listing_names n join listings l on l.id = n.listing_id,
      lateral (values ('symbol', n.symbol), ('name', n.name)) as called(kind, value)
    union all
    select a.id, 'slug', a.slug, 'infinity' from assets a
  ) called where asset_id = any($1) group by asset_id, kind, value
  on conflict (asset_id, kind, value) do update set until = excluded.until`;

@Injectable()
export class AliasesRepository {
  /** Writes down anew what these assets are and were called. Earlier slugs stay. */
  async refresh(tx: EntityManager, assetIds: readonly number[]): Promise<void> {
    if (!assetIds.length) return;
    await tx.query(
      `delete from asset_aliases where asset_id = any($1) and (kind <> 'slug' or until is null)`,
      [assetIds],
    );
    await tx.query(NAMES, [assetIds]);
  }
}
