import type { ColumnMap } from '../header/header.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';

/** `buy`, `Market sell`, `Kauf`, `卖出` */
const SIDE =
  /^(?:(?:market|limit|stop|spot|open|close)[ _-]+)?(?:buy|sell|bought|sold|bid|ask|k[aä]uf|verkauf|achat|vente|compra|venta|venda|acquisto|vendita|koop|verkoop|aankoop|kupno|sprzedaż|köp|sälj|покупка|продажа|купля|al[iı][sşm]|sat[iı][sşm]|买入?|卖出?|買入?|賣出?|買い?|売り?|매수|매도)(?:[ _-]+(?:market|limit|stop|order))?$/iu;

/** Whether rows are trades: a column states the side of each, or most rows of a coin follow within a minute. */
export function areTrades(map: ColumnMap, columns: readonly string[], cellsOf: CellsOf): boolean {
  if (columns.some((column) => isSide(cellsOf(column)))) return true;
  return followClosely(cellsOf(map.date), cellsOf(map.symbol ?? map.pair ?? map.id));
}

/** Whether the cells state the side of a trade. */
export function isSide(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isEmpty(cell));
  return filled.length > 0 && filled.every((cell) => SIDE.test(cell.trim()));
}

function followClosely(dates: readonly string[], coins: readonly string[]): boolean {
  const last = new Map<string | undefined, number>();
  let [rows, close] = [0, 0];
  for (const [index, date] of dates.entries()) {
    const second = secondOf(date.trim());
    const coin = coins[index]?.trim();
    const before = last.get(coin);
    if (second !== undefined) last.set(coin, second);
    if (second === undefined || before === undefined) continue;
    rows++;
    if (Math.abs(second - before) < 60) close++;
  }
  return close * 2 > rows;
}

/** For Unix time or ISO 8601. */
function secondOf(date: string): number | undefined {
  if (/^\d{9,10}(?:\.\d+)?$/.test(date)) return Number(date);
  const moment = /\d:\d/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment / 1000;
}
