import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Also the `sort` of the API, where the column can be sorted by. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  sortable?: boolean;
  /** Hidden on narrow screens. */
  wide?: boolean;
}

export interface Sorting {
  by: string;
  order: 'asc' | 'desc';
  change: (by: string, order: 'asc' | 'desc') => void;
}
