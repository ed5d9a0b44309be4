import type { CellsOf } from './sample-table.js';
import { type ColumnMap, mapCandle } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import { CLOSE_NAMES } from '../header/header-names.js';
import { hasTimeOfDay } from '../values/date.js';
import type { StatedFacts } from '../facts/stated-facts.js';

/** Names that always mean a closing price. */
const CLOSES = [
  'close',
  'closeprice',
  'priceclose',
  'pxclose',
  'closingprice',
  'closing',
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
].map(simplifiedName);

/** A date at midnight, or a Unix timestamp in seconds or a smaller unit. */
const MIDNIGHT = /[T\s]0?0:00(?::00(?:[.,]0+)?)?\s?(?:Z|UTC|GMT|[+-]00:?00)?$/i;
const EPOCH = /^(\d{9,10})(?:000)*$/;

/**
 * A `price` or `last` column next to open, high and low, or a `close` in tickers, is the close of a candle only if the rows are
 * days, or if the file name states coin and interval, as in `BTCEUR_5m.csv`. Otherwise open, high and low may be those of the last
 * 24 hours.
 */
export function candleColumns(
  columns: readonly string[],
  cellsOf: CellsOf,
  { symbol, interval }: StatedFacts,
): ColumnMap | undefined {
  const map = mapCandle(columns);
  if (!map?.close) return undefined;
  const close = simplifiedName(map.close.replace(/[\s_(]+[A-Za-z]{3,5}\)?$/, ''));
  const isClose = CLOSES.includes(close) || CLOSES.includes(simplifiedName(map.close));
  if (isClose && !areTickerColumns(columns)) return map;
  if (symbol !== undefined && interval !== undefined) return map;
  const dates = cellsOf(map.date);
  return map.time === undefined && dates.every(isDaily) ? map : undefined;
}

/** Whether there are a bid and an ask, or a last price in addition to the close, as in ccxt's tickers. */
function areTickerColumns(columns: readonly string[]): boolean {
  const names = columns.map(simplifiedName);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return (
    (has(/^(?:best)?bid(?:price)?$/) && has(/^(?:best)?ask(?:price)?$/)) ||
    (has(/^last(?:price)?$/) && has(/^close$/))
  );
}

function isDaily(value: string): boolean {
  if (!hasTimeOfDay(value) || MIDNIGHT.test(value.trim())) return true;
  const [, seconds] = EPOCH.exec(value.trim()) ?? [];
  return seconds !== undefined && Number(seconds) % 86_400 === 0;
}
