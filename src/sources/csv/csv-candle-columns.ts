import type { CellsOf } from './csv-sample-table.js';
import { type ColumnMap, mapCandle, simplified } from './csv-header.js';
import { CLOSE_NAMES } from './csv-header-names.js';
import { hasTimeOfDay } from './csv-date.js';
import type { Told } from './profiles/file-name.js';

/** Closing prices by their names alone. */
const CLOSES = [
  'close',
  'closeprice',
  'priceclose',
  'pxclose',
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

/** A day of a date with a time of day, or in seconds or parts of them since 1970. */
const MIDNIGHT = /[T\s]0?0:00(?::00(?:[.,]0+)?)?\s?(?:Z|UTC|GMT|[+-]00:?00)?$/i;
const EPOCH = /^(\d{9,10})(?:000)*$/;

/**
 * A price or last price beside open, high and low closes a candle only where the rows are of days, or where the name of the file says whose candles
 * of which interval it contains, as in `BTCEUR_5m.csv`: otherwise these may be those of the last 24 hours.
 */
export function candleColumns(
  columns: readonly string[],
  cellsOf: CellsOf,
  { symbol, interval }: Told,
): ColumnMap | undefined {
  const map = mapCandle(columns);
  if (!map?.close) return undefined;
  const close = simplified(map.close.replace(/[\s_(]+[A-Za-z]{3,5}\)?$/, ''));
  if (CLOSES.includes(close) || CLOSES.includes(simplified(map.close))) return map;
  if (symbol !== undefined && interval !== undefined) return map;
  const dates = cellsOf(map.date);
  return map.time === undefined && dates.every(isOfDay) ? map : undefined;
}

function isOfDay(value: string): boolean {
  if (!hasTimeOfDay(value) || MIDNIGHT.test(value.trim())) return true;
  const [, seconds] = EPOCH.exec(value.trim()) ?? [];
  return seconds !== undefined && Number(seconds) % 86_400 === 0;
}
