import type { DataQuery } from './data-query.dto.js';
import { type ItemRef, kindOfId } from './public-id.js';

/** The default: quotes and articles. */
export const isShown = (one: ItemRef['kind'], kind: DataQuery['kind']): boolean =>
  kind === undefined ? one !== 'candle' : one === kind;

/** The effective kind of a query that names none: an interval, or only ids of candles, imply candles. */
export function impliedKind({ kind, interval, ids }: DataQuery): DataQuery['kind'] {
  const areCandles = interval !== undefined || ids?.every((id) => kindOfId(id) === 'candle');
  return kind ?? (areCandles ? 'candle' : undefined);
}
