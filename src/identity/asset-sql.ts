/** Permanent public id of an asset. Slugs never contain an underscore. */
export const publicId = (id: number): string => `asset_${id}`;

/** SQL for the permanent public id of an asset. `id` is an SQL expression. */
export const assetId = (id: string): string => `'asset_' || ${id}`;

/**
 * SQL for the number of the living asset that a name leads to. The name is a public id, current slug or former slug of the
 * asset, or of an asset that was merged into it. During an upgrade, processes that still run the previous version write slugs
 * only to the table of aliases. `name` is an SQL expression in lower case.
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

/** SQL for the numbers of the living assets that the names in an array lead to. Case does not matter. */
export const assetsOf = (names: string): string =>
  `select ${assetOf('wanted.name')} from (select lower(name) as name from unnest(${names}) name) wanted`;

/** SQL for the symbols in an array, in upper case. */
export const upperCase = (symbols: string): string =>
  `array(select upper(symbol) from unnest(${symbols}) symbol)`;

/** SQL for the numbers of assets that have or had one of the symbols. `symbols` is an array in upper case. */
export function assetsOfSymbols(symbols: string): string {
  return `select id from assets where upper(symbol) = any(${symbols}) and merged_into is null
    union all select asset_id from asset_aliases where kind = 'symbol'
      and lower(value) = any(array(select lower(symbol) from unnest(${symbols}) symbol))`;
}
