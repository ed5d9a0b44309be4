import { CANDLE_ITEM, CANDLE_ITEM_COLUMNS, CANDLE_JOINS } from './candle-item-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { asOfOf, type Parameters } from './filters.js';
import { ITEM, ITEM_COLUMNS, itemJoins } from './item-sql.js';
import { carriesQuotes } from './page-sql.js';

/** Candles have fields of their own; a page or export shows nothing else, or none. */
export type Shape = 'item' | 'candle';

export const shapeOf = ({ kind }: DataQuery): Shape => (kind === 'candle' ? 'candle' : 'item');

/** An item `p` as JSON. */
export const jsonOf = (shape: Shape): string => (shape === 'candle' ? CANDLE_ITEM : ITEM);

/** An item `p` as columns of a row. */
export const columnsOf = (shape: Shape): string => (shape === 'candle' ? CANDLE_ITEM_COLUMNS : ITEM_COLUMNS);

/** What these are made of, besides what the page carries. */
export function joinsOf(query: DataQuery, parameters: Parameters): string {
  if (shapeOf(query) === 'candle') return CANDLE_JOINS;
  return itemJoins(asOfOf(query, parameters), { carries: carriesQuotes(query) });
}
