import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NamedAsset } from './named-asset.js';

/** Names of merged assets count for their successor. Order matters: the first name is the current one. */
const ALL = `
  with called as (
    select coalesce(merged_into, id) as id, 'name' as kind, name as value, merged_into is null as is_now from assets
    union all select coalesce(merged_into, id), 'symbol', symbol, merged_into is null from assets
    union all select coalesce(a.merged_into, a.id), l.kind, l.value, false from asset_aliases l join assets a on a.id = l.asset_id
      where l.kind in ('name', 'symbol')),
  once as (select id, kind, value, bool_or(is_now) as is_now from called where value <> '' group by id, kind, value),
  ranked as (
    select l.asset_id as id, min(q.rank) as rank from listings l join latest_quotes q on q.listing_id = l.id
    where q.rank > 0 group by l.asset_id)
  select id, rank,
    coalesce(array_agg(value order by is_now desc, value) filter (where kind = 'name'), '{}') as names,
    coalesce(array_agg(upper(value) order by is_now desc, value) filter (where kind = 'symbol'), '{}') as symbols
  from once left join ranked using (id) group by id, rank order by id`;

@Injectable()
export class AssetNamesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All current assets: their present and former names and symbols, and their best rank in the newest quotes. */
  all(): Promise<NamedAsset[]> {
    return this.dataSource.query(ALL);
  }
}
