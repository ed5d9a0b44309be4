import type { RowSet } from './as-of-sql.js';
import { inDollarsSql } from './currency-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { relevanceSql } from './search-sql.js';
import type { Parameters } from './sql-parameters.js';

/** The columns with the sort keys of quotes and candles. */
const KEYS = {
  observed_at: 'observed_at',
  rank: 'rank',
  price_usd: 'price_in_dollars',
  market_cap_usd: 'market_cap_in_dollars',
} as const;

/** The sort key of a quote or candle `q`; rows whose column is null have no key. */
export function priceSortKeySql({ sort, latest }: DataQuery): string {
  return sort === 'relevance' ? 'null' : `q.${latest ? sort : KEYS[sort]}`;
}

/** A table of quotes or candles. To sort by amounts in US dollars, the columns with these amounts are added. */
export function tableWithSortKeysSql(table: string, { sort }: DataQuery): string {
  if (sort === 'observed_at' || sort === 'rank' || sort === 'relevance') return table;
  return `(select q.*, ${inDollarsSql('l', 'q.price')} as price_in_dollars, ${inDollarsSql('l', 'q.market_cap')} as market_cap_in_dollars
    from ${table} q join listings l on l.id = q.listing_id)`;
}

export function articleSortKeySql({ sort, q }: DataQuery, rowSet: RowSet, parameters: Parameters): string {
  if (sort === 'observed_at') return 'q.observed_at';
  return sort === 'relevance' && q !== undefined ? relevanceSql(q, rowSet, parameters) : 'null';
}
