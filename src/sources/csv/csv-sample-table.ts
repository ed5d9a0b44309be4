import { footerTest } from './csv-footer.js';
import { mapCandle, mapColumns } from './csv-header.js';

/** Number of rows used to determine what ambiguous columns contain. */
const ROWS = 2000;

export type CellsOf = (column: string | undefined) => readonly string[];

/** The first rows after the header, without footers, accessible by column. */
export interface SampleTable {
  columns: readonly string[];
  hasRows: boolean;
  cellsOf: CellsOf;
}

export function sampleTable(columns: readonly string[], rows: readonly (readonly string[])[]): SampleTable {
  const isFooter = footerTest(mapCandle(columns) ?? mapColumns(columns));
  const body = rows
    .slice(0, ROWS)
    .filter(
      (cells) => !isFooter(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
    );
  const cellsOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : columns.indexOf(column);
    return index < 0 ? [] : body.map((cells) => cells[index] ?? '');
  };
  return { columns, hasRows: body.length > 0, cellsOf };
}
