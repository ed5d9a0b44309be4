import { footerTest } from '../header/footer.js';
import { mapCandle, mapColumns } from '../header/header.js';
import { notACoin } from '../coins/no-coin.js';

/** Number of rows used to determine what ambiguous columns contain. */
const ROWS = 2000;

export type CellsOf = (column: string | undefined) => readonly string[];

/** The first rows after the header, without footers and totals, accessible by column. */
export interface SampleTable {
  columns: readonly string[];
  hasRows: boolean;
  cellsOf: CellsOf;
}

export function sampleTable(columns: readonly string[], rows: readonly (readonly string[])[]): SampleTable {
  const map = mapCandle(columns) ?? mapColumns(columns);
  const isFooter = footerTest(map);
  const called = columns.indexOf(map.symbol ?? map.pair ?? map.id ?? '');
  const isTotal = (cells: readonly string[]) => notACoin(cells[called] ?? '')?.code === 'summary_row';
  const body = rows
    .slice(0, ROWS)
    .filter(
      (cells) =>
        !isTotal(cells) &&
        !isFooter(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
    );
  const cellsOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : columns.indexOf(column);
    return index < 0 ? [] : body.map((cells) => cells[index] ?? '');
  };
  return { columns, hasRows: body.length > 0, cellsOf };
}
