/** Permanent public id of an asset. Slugs never contain an underscore. */
export const publicId = (id: number): string => `asset_${id}`;

/** The same in SQL. `id` is an expression. */
export const assetId = (id: string): string => `'asset_' || ${id}`;

/**
 * Number of the living asset that a name leads to: an id, current slug or former slug, including those of assets merged
 * into it. During an upgrade, processes of the previous version write slugs only to aliases. `name` is a lower-case
 * expression.
 */
export const assetOf = (name: string): string => `(
  select coalesce(named.merged_into, named.id) from (
    select id, merged_into, 1 as n from assets
    where id = substring(${name} from '^asset_([1-9][0-9]{0,9})$')::bigint
    union all
    select id, merged_into, 2 from assets where slug = ${name}
    union all
    select a.id, a.merged_into, 3 from asset_slugs s join assets a on a.id = s.asset_id where s.slug = ${name}
    union all
    select a.id, a.merged_into, 4 from asset_aliases alias join assets a on a.id = alias.asset_id
    where alias.kind = 'slug' and lower(alias.value) = ${name}
  ) named order by n, id limit 1)`;

/** Numbers of the living assets that the names of an array lead to. Case does not matter. */
export const assetsOf = (names: string): string =>
  `select ${assetOf('wanted.name')} from (select lower(name) as name from unnest(${names}) name) wanted`;

/** The symbols of an array in upper case. */
export const upperCase = (symbols: string): string =>
  `array(select upper(symbol) from unnest(${symbols}) symbol)`;

/** Numbers of assets that have or had one of the symbols. `symbols` is an upper-case array. */
export function assetsOfSymbols(symbols: string): string {
  return `select id from assets where upper(symbol) = any(${symbols}) and merged_into is null
    union all select asset_id from asset_aliases where kind = 'symbol'
      and lower(value) = any(array(select lower(symbol) from unnest(${symbols}) symbol))`;
}
