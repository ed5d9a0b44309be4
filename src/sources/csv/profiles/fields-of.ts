import type { Layout } from '../csv-layout.js';
import type { Role } from '../csv-roles.js';
import { type Field, FIELDS } from './reading.js';

/** The columns of a layout, by the names used in profiles. */
export function fieldsOf({ kind, columns }: Pick<Layout, 'kind' | 'columns'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of Object.keys(FIELDS) as Field[]) {
    const column = columns[roleOf(field, kind === 'candle')];
    if (column !== undefined) found[field] = column;
  }
  return found;
}

export function roleOf(field: Field, isCandle: boolean): Role {
  const role = FIELDS[field];
  return typeof role === 'string' ? role : role[isCandle ? 1 : 0];
}
