import type { Layout } from '../csv-layout.js';
import type { Role } from '../csv-roles.js';
import { type ProfileField, ROLE_OF_FIELD } from './reading.js';

/** The columns of a layout, by the names used in profiles. */
export function fieldsOf({ kind, columns }: Pick<Layout, 'kind' | 'columns'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of Object.keys(ROLE_OF_FIELD) as ProfileField[]) {
    const column = columns[roleOf(field, kind === 'candle')];
    if (column !== undefined) found[field] = column;
  }
  return found;
}

export function roleOf(field: ProfileField, isCandle: boolean): Role {
  const role = ROLE_OF_FIELD[field];
  return typeof role === 'string' ? role : role[isCandle ? 1 : 0];
}
