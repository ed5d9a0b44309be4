import type { DataQuery } from './data-query.dto.js';
import { type ItemRef, kindOfId } from './public-id.js';

/** Whether a query for this kind returns items of kind `one`. Without a kind, it returns quotes and articles. */
export const includesKind = (one: ItemRef['kind'], kind: DataQuery['kind']): boolean =>
  kind === undefined ? one !== 'candle' : one === kind;

/** The kind that a query requests. If it names none, an interval or a list of only candle ids implies candles. */
export function impliedKind({ kind, interval, ids }: DataQuery): DataQuery['kind'] {
  const areCandles = interval !== undefined || ids?.every((id) => kindOfId(id) === 'candle');
  return kind ?? (areCandles ? 'candle' : undefined);
}
