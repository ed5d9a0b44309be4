import { coinReader } from '../layout/coin-reader.js';
import { currencyOf } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { currencyMarks } from '../values/number.js';
import { isEmpty } from '../values/empty.js';
import type { Role } from '../header/roles.js';
import type { CellsOf } from './sample-table.js';

/** Currency signs and codes in the sample's rows, so that no currency is assumed for rows without one. */
export function currenciesInRows(
  layout: Layout,
  money: readonly Role[],
  cellsOf: CellsOf,
): Pick<Layout, 'namedByRows'> {
  const { columns: map } = layout;
  if (currencyOf(map[money[0]!]) !== undefined) return {};
  const coinOf = coinReader(layout);
  const stated = cellsOf(map.currency);
  const symbols = cellsOf(map.symbol);
  const cells = money.flatMap((role) => (map[role] === undefined ? [] : [cellsOf(map[role])]));
  const marks = new Set<string>();
  for (let row = 0; row < (cells[0]?.length ?? 0); row++) {
    const ofSymbols = [stated[row] ?? '', coinOf(symbols[row] ?? '')?.currency ?? ''];
    const named = ofSymbols.map((mark) => mark.trim()).filter((mark) => !isEmpty(mark));
    const found = [...named, ...cells.flatMap((column) => currencyMarks(column[row]!))];
    for (const mark of found) marks.add(mark);
  }
  return marks.size ? { namedByRows: [...marks] } : {};
}
