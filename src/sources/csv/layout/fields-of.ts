import type { Layout } from './layout.js';
import { type ProfileField, ROLE_OF_FIELD, roleOf } from '../header/fields.js';

/** The columns of a layout, by the names used in profiles. */
export function fieldsOf({ kind, columns }: Pick<Layout, 'kind' | 'columns'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of Object.keys(ROLE_OF_FIELD) as ProfileField[]) {
    const column = columns[roleOf(field, kind === 'candle')];
    if (column !== undefined) found[field] = column;
  }
  return found;
}
