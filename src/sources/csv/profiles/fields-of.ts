import type { Layout } from '../csv-layout.js';
import { FIELDS } from './reading.js';

/** The columns of a layout by the names that profiles use. */
export function fieldsOf({ kind, columns }: Pick<Layout, 'kind' | 'columns'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, role] of Object.entries(FIELDS)) {
    const column = columns[typeof role === 'string' ? role : role[kind === 'candle' ? 1 : 0]];
    if (column !== undefined) found[field] = column;
  }
  return found;
}
