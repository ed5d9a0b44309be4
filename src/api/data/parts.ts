import type { Part } from './as-of-sql.js';
import type { DataQuery } from './data-query.dto.js';
import type { PriceKind } from './filters.js';

/** As of a moment: current rows and rows changed since. The newest quotes are chosen from both together. */
export function partsOf({ as_of, latest }: DataQuery): Part[] {
  return as_of === undefined || latest ? ['current'] : ['current', 'versions'];
}

/** As of a moment, later observations are skipped … */
export const PARTS: Readonly<Record<PriceKind, (query: DataQuery) => Part[]>> = {
  quote: (query) => {
    const parts = partsOf(query);
    return parts.length > 1 && query.sort === 'observed_at' ? ['past', 'ahead', 'versions'] : parts;
  },
  candle: candleParts,
};

/** … and no candle can have opened later, because it would not have been closed when it was fetched. */
export function candleParts(query: DataQuery): Part[] {
  return partsOf(query).length > 1 ? ['past', 'versions'] : ['current'];
}
