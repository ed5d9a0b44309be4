import type { Part } from './as-of-sql.js';
import type { DataQuery } from './data-query.dto.js';
import type { PriceKind } from './filters.js';

/** The parts to read: as of a moment, current rows and earlier versions. `latest` is the exception: its subquery reads both parts. */
export function partsOf({ as_of, latest }: DataQuery): Part[] {
  return as_of === undefined || latest ? ['current'] : ['current', 'versions'];
}

/** The parts to read by kind. When quotes as of a moment are sorted by time, quotes observed later are skipped … */
export const PARTS: Readonly<Record<PriceKind, (query: DataQuery) => Part[]>> = {
  quote: (query) => {
    const parts = partsOf(query);
    return parts.length > 1 && query.sort === 'observed_at' ? ['past', 'ahead', 'versions'] : parts;
  },
  candle: candleParts,
};

/** … and no candle can have opened after the moment, because it would not have been closed when it was fetched. */
export function candleParts(query: DataQuery): Part[] {
  return partsOf(query).length > 1 ? ['past', 'versions'] : ['current'];
}
