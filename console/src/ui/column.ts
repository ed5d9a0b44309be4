import type { ReactNode } from 'react';

export interface Column<Row> {
  /** The column's id, which is also the API's `sort` value if rows can be sorted by this column. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  sortable?: boolean;
  /** Whether the column is hidden on narrow screens. */
  wide?: boolean;
}

export interface Sorting {
  by: string;
  order: 'asc' | 'desc';
  change: (by: string, order: 'asc' | 'desc') => void;
}
