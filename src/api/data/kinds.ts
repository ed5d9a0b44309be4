import type { DataQuery } from './data-query.dto.js';
import { type ItemRef, kindOfId } from './public-id.js';

/** Without a kind, quotes and articles are shown. */
export const isShown = (one: ItemRef['kind'], kind: DataQuery['kind']): boolean =>
  kind === undefined ? one !== 'candle' : one === kind;

/** The kind that a query asks for where it names none: an interval, or ids of candles alone, ask for candles. */
export function impliedKind({ kind, interval, ids }: DataQuery): DataQuery['kind'] {
  const areCandles = interval !== undefined || ids?.every((id) => kindOfId(id) === 'candle');
  return kind ?? (areCandles ? 'candle' : undefined);
}
