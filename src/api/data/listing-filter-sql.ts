import { assetsOf, assetsOfSymbols, upperCase } from '../../identity/asset-sql.js';
import { FEW_LISTINGS } from './branches.js';
import type { DataQuery } from './data-query.dto.js';
import type { Selection } from './filters.js';
import { hasId, labelContains } from './search-sql.js';
import { Parameters } from './sql-parameters.js';
import { listingsInIds } from './ids-sql.js';

/** Whether the currency is the only filter that selects listings. */
export function filtersOnlyByCurrency({ kind, symbol, asset, ids, q, currency }: DataQuery): boolean {
  return kind !== 'article' && (symbol ?? asset ?? ids ?? q) === undefined && currency !== undefined;
}

/**
 * A query for the ids of the listings that the filters select; null if there is no such filter. If only a currency is
 * given, just over FEW_LISTINGS ids are enough.
 */
export function listingsSql(
  query: DataQuery,
  sources: Selection['sources'],
  parameters: Parameters,
): string | null {
  const { kind, symbol, asset, ids, q, currency } = query;
  if (kind === 'article' || (symbol ?? asset ?? ids ?? q ?? currency) === undefined) return null;
  const conditions: string[] = [];
  if (sources) conditions.push(`l.source_id = any(${parameters.bind(sources)}::smallint[])`);
  if (ids !== undefined) conditions.push(`l.id = any(${parameters.bind(listingsInIds(ids))}::int[])`);
  if (symbol !== undefined)
    conditions.push(`l.id = any(array(${ofSymbols(upperCase(`${parameters.bind(symbol)}::text[]`))}))`);
  if (asset !== undefined)
    conditions.push(`l.asset_id = any(array(${assetsOf(`${parameters.bind(asset)}::text[]`)}))`);
  if (q !== undefined)
    conditions.push(`(${labelContains(`coalesce(l.symbol || ' ', '') || l.name`, q, parameters)}
      or l.id = any(array(select l.id from listings l where ${hasId(q, parameters)})))`);
  if (currency !== undefined) conditions.push(`l.currency = any(${parameters.bind(currency)}::text[])`);
  return `select l.id from listings l where ${conditions.join(' and ')} order by l.id
    ${filtersOnlyByCurrency(query) ? `limit ${FEW_LISTINGS + 1}` : ''}`;
}

/**
 * Listings with one of the symbols, and listings of assets that have or had one. The array makes PostgreSQL use the
 * index, however long it is.
 */
function ofSymbols(symbols: string): string {
  return `select id from listings where symbol = any(${symbols})
    union all select id from listings where asset_id = any(array(${assetsOfSymbols(symbols)}))`;
}
