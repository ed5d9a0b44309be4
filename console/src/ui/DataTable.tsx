import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table';
import { useRef } from 'react';
import type { Column, Sorting } from './column.js';
import { useRowKeys } from './row-keys.js';
import { useShownRows } from './shown-rows.js';
import { SortHeader } from './SortHeader.js';

const features = tableFeatures({});

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sorting?: Sorting;
}

/** Rows in the order of the API. The first link of a row opens it. */
export function DataTable<Row extends object>({ caption, columns, rows, keyOf, sorting }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  const table = useTable({
    features,
    columns: columns.map(({ id, header }): ColumnDef<typeof features, Row> => ({ id, header })),
    data: rows,
    getRowId: keyOf,
  });
  const all = table.getRowModel().rows;
  const shown = useShownRows(body, all.length);
  const classOf = (id: string) => {
    const column = columns.find((one) => one.id === id);
    return [column?.numeric && 'numeric', column?.wide && 'wide'].filter(Boolean).join(' ');
  };
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={caption}>
      <table aria-rowcount={all.length + 1}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, header, sortable }) => (
              <SortHeader
                key={id}
                id={id}
                className={classOf(id)}
                sorting={sortable ? sorting : undefined}
                isNumeric={classOf(id).includes('numeric')}
              >
                {header}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Spacer height={shown.above} columns={columns.length} />
          {shown.indexes.map((index) => {
            const row = all[index];
            if (!row) return null;
            return (
              <tr key={row.id} ref={shown.measure} data-index={index} aria-rowindex={index + 2}>
                {columns.map(({ id, cell }) => (
                  // The cell is called as a function, not rendered as a component, so that a dialog opened in it
                  // stays open when the rows are refreshed.
                  <td key={id} className={classOf(id)}>
                    {cell(row.original)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={shown.below} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** A spacer as high as the rows that are not rendered. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (!height) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} height={height} />
    </tr>
  );
}
