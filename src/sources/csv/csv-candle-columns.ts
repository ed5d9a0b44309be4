import type { CellsOf } from './csv-sample-table.js';
import { type ColumnMap, mapCandle, simplified } from './csv-header.js';
import { CLOSE_NAMES } from './csv-header-names.js';
import { hasTimeOfDay } from './csv-interval-of-rows.js';

/** Closing prices by their names alone. */
const CLOSES = [
  'close',
  'closeprice',
  'priceclose',
  'closingprice',
  'closelast',
  'c',
  'schluss',
  'schlusskurs',
  'cloture',
  'cours de cloture',
  'clot',
  'cierre',
  'chiusura',
  'fechamento',
  'slotkoers',
  'slot',
  ...CLOSE_NAMES,
].map(simplified);

/** A price or last price beside open, high and low closes a candle only where the rows are of days. */
export function candleColumns(columns: readonly string[], cellsOf: CellsOf): ColumnMap | undefined {
  const map = mapCandle(columns);
  if (!map?.close) return undefined;
  const close = simplified(map.close.replace(/[\s_(]+[A-Za-z]{3,5}\)?$/, ''));
  if (CLOSES.includes(close) || CLOSES.includes(simplified(map.close))) return map;
  const dates = cellsOf(map.date);
  return map.time === undefined && !dates.some(hasTimeOfDay) ? map : undefined;
}
