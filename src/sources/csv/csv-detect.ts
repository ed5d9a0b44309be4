import { columnNames, mapColumns } from './csv-header.js';
import type { FileSample, FoundLayout } from './csv-found-layout.js';

/** The layout that a file's own header tells. */
export function detectLayout({ rows }: FileSample): FoundLayout {
  const columns = columnNames(rows[0] ?? []);
  const layout = {
    by: 'detection' as const,
    kind: 'quote' as const,
    columns: mapColumns(columns),
    constants: {},
  };
  return { layout, skippedRows: 1, columns };
}
