import type { RowSet } from './as-of-sql.js';
import type { DataQuery } from './data-query.dto.js';
import type { PriceKind } from './filters.js';

/** The sets of rows to read: as of a moment, current rows and earlier versions. `latest` is the exception: its subquery reads both. */
export function rowSetsOf({ as_of, latest }: DataQuery): RowSet[] {
  return as_of === undefined || latest ? ['current'] : ['current', 'versions'];
}

/** The sets of rows to read by kind. When quotes as of a moment are sorted by time, quotes observed later are skipped … */
export const ROW_SETS: Readonly<Record<PriceKind, (query: DataQuery) => RowSet[]>> = {
  quote: (query) => {
    const sets = rowSetsOf(query);
    return sets.length > 1 && query.sort === 'observed_at' ? ['past', 'ahead', 'versions'] : sets;
  },
  candle: candleRowSets,
};

/** … and no candle can have opened after the moment, because it would not have been closed when it was fetched. */
export function candleRowSets(query: DataQuery): RowSet[] {
  return rowSetsOf(query).length > 1 ? ['past', 'versions'] : ['current'];
}
