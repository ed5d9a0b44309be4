import type { ColumnMap } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import { parseNumber } from '../values/number.js';
import type { CellsOf } from './sample-table.js';

/**
 * Names that some exchanges use for volumes in coins and others for volumes in money: Gate's `volume` is money, Huobi's
 * is `vol` next to `amount`, Poloniex's `quoteVolume` counts coins.
 */
const OPEN = /^(?:v|vol|volume|volumen|amount|qty|quantity|size|turnover|value|quotevolume)$/;
/** Share of rows that must agree. */
const MOST = 0.9;

/**
 * Distinguishes coins from money by the prices: if one volume divided by the other is between low and high, the first
 * is money.
 * @returns the volumes by role, or undefined if the rows do not decide
 */
export function volumesByPrice(
  columns: readonly string[],
  { baseVolume, quoteVolume, low, high }: ColumnMap,
  cellsOf: CellsOf,
): { baseVolume: string; quoteVolume: string } | undefined {
  const other =
    quoteVolume ?? columns.find((column) => column !== baseVolume && OPEN.test(simplifiedName(column)));
  if (baseVolume === undefined || other === undefined || other === baseVolume) return undefined;
  if (![baseVolume, other].every((column) => OPEN.test(simplifiedName(column)))) return undefined;
  const [lows, highs, base, money] = [low, high, baseVolume, other].map((column) =>
    cellsOf(column).map(numberOf),
  );
  const isMoney = (over: readonly number[], under: readonly number[]) => {
    const ratios = over.flatMap((amount, row) =>
      amount > 0 && under[row]! > 0 ? [{ ratio: amount / under[row]!, row }] : [],
    );
    const fitting = ratios.filter(
      ({ ratio, row }) => ratio >= lows![row]! * 0.99 && ratio <= highs![row]! * 1.01,
    );
    return ratios.length > 0 && fitting.length >= ratios.length * MOST;
  };
  const isAsNamed = isMoney(money!, base!);
  // At a price of about one, both are possible.
  if (isMoney(base!, money!) === isAsNamed) return undefined;
  return isAsNamed ? { baseVolume, quoteVolume: other } : { baseVolume: other, quoteVolume: baseVolume };
}

/** A rough value, whose decimal separator is not known yet. */
function numberOf(cell: string): number {
  return Number(parseNumber(cell, '.') ?? parseNumber(cell, ','));
}
