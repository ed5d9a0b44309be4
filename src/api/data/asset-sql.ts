/**
 * The id of the asset that a slug leads to: the living one of that slug, else the one that an asset which was merged, or a
 * slug of before, leads to. `slug` is an expression, in lower case.
 */
export function assetOf(slug: string): string {
  return `(select coalesce(named.merged_into, named.id) from (
      select id, merged_into, 1 as n from assets where slug = ${slug}
      union all
      select a.id, a.merged_into, 2 from asset_aliases alias join assets a on a.id = alias.asset_id
      where alias.kind = 'slug' and lower(alias.value) = ${slug}
    ) named order by named.merged_into is not null, n, named.id limit 1)`;
}

/** Ids of the assets that have or had a symbol. `symbol` is an expression, in upper case. */
export function assetsOfSymbol(symbol: string): string {
  return `select id from assets where upper(symbol) = ${symbol} and merged_into is null
    union all select asset_id from asset_aliases where kind = 'symbol' and lower(value) = lower(${symbol})`;
}
