import { isJsonObject } from '../domain/json.js';
import { findKey } from '../domain/names.js';
import type { SourceKind } from '../domain/source.js';
import type { Change } from './change.js';
import { readField, valueAt } from './paths.js';
import { cellType, jsonType, VALUE_TYPES } from './value-type.js';

/** Whether the change is present in the record. */
export function isAffected(change: Change, payload: unknown, kind: SourceKind): boolean {
  const { path, newPath, newType } = change;
  if (!isJsonObject(payload)) return false;
  if (change.kind === 'renamed')
    return valueAt(payload, path) === undefined && valueAt(payload, newPath!) !== undefined;
  const typeOf = (value: unknown) => VALUE_TYPES[kind === 'csv' ? cellType(value) : jsonType(value)];
  return valuesAt(payload, path).some((value) => {
    if (change.kind === 'field_gone') return value === undefined;
    if (value === undefined) return false;
    if (change.kind === 'field_added') return true;
    return typeOf(value) === (change.kind === 'newly_null' ? 'null' : newType);
  });
}

/** All values at a path, including list elements (`tags[].id`); undefined for each object without the field. */
function valuesAt(payload: Readonly<Record<string, unknown>>, path: string): unknown[] {
  const own = findKey(payload, path);
  if (own !== undefined) return [payload[own]];
  let holders: unknown[] = [payload];
  for (const step of path.split('.')) {
    const [key, ...lists] = step.split('[]');
    holders = holders.filter(isJsonObject).map((holder) => readField(holder, key!));
    for (let depth = 0; depth < lists.length; depth++)
      holders = holders.flatMap((items) => (Array.isArray(items) ? (items as unknown[]) : []));
  }
  return holders;
}
