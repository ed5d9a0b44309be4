import type { SourceKind } from '../domain/source.js';
import type { Change } from './change.js';
import { absentIn, type FieldSchema, nullsIn, type Schema, typesOf } from './schema.js';
import { type FieldShape, MAX_FIELDS, parentOf, parentCount, type Shape, absentField } from './shape.js';
import { withoutRespelled } from './respelled-fields.js';
import type { ValueType } from './value-type.js';

/** Number of records without exception after which a single exception is significant. */
const MIN_RECORDS = 50;

/** With fewer learned records than MIN_RECORDS, but at least MIN_KNOWN, all new records must differ, and at least MIN_NEW of them. */
const [MIN_KNOWN, MIN_NEW] = [5, 3];

/** Minimum number of fields for an object to count as a map. */
const MIN_MAP_KEYS = 20;

/**
 * Compares records with the learned schema, and finds changes that a single record in a thousand can prove, such as the
 * absence of a field that was never absent before. Pure. Changes in how often a field is absent or null are found by
 * `compareShares` at the end of a run.
 */
export function compare(schema: Schema, seen: Shape, kind: SourceKind): Change[] {
  const changes: Change[] = [];
  for (const [path, field] of Object.entries(seen.fields)) {
    const existing = schema.fields[path];
    if (existing) changes.push(...changesOfField(path, existing, field, kind));
    else if (isTopmostNew(schema, path)) changes.push(fieldAdded(path, field));
  }
  for (const [path, known] of Object.entries(schema.fields)) {
    const field = seen.fields[path] ?? absentField(seen, path);
    // If the parent is gone as well, only the parent is reported.
    if (path.endsWith('[]') || absentIn(known) > 0 || !absentIn(field)) continue;
    if (isSignificant(known.of, absentIn(field), field.of)) changes.push(fieldGone(path, known, field));
  }
  return kind === 'csv' ? withoutRespelled(changes) : changes;
}

function isSignificant(before: number, odd: number, of: number): boolean {
  return before >= MIN_RECORDS ? odd > 0 : before >= MIN_KNOWN && of >= MIN_NEW && odd === of;
}

/** Whether a field is new on its own, and not part of a new object. */
function isTopmostNew(schema: Schema, path: string): boolean {
  if (Object.keys(schema.fields).length >= MAX_FIELDS) return false;
  const parent = parentOf(path);
  if (parent === null) return true;
  // The field was always null and is now an object or list: its contents are not reported.
  if (!schema.fields[parent] || path.endsWith('[]') || parentCount(schema, path) === 0) return false;
  return !isMap(schema, parent);
}

/** Whether an object is a map, such as one with a key for each coin. A further key in a map is not drift. */
function isMap(schema: Schema, parent: string): boolean {
  const keys = Object.entries(schema.fields).filter(([path]) => parentOf(path) === parent);
  return (
    keys.length >= MIN_MAP_KEYS && keys.filter(([, field]) => absentIn(field) > 0).length > keys.length / 2
  );
}

function fieldAdded(path: string, field: FieldShape): Change {
  const { present, of, types } = field;
  return {
    kind: 'field_added',
    path,
    records: present,
    evidence: { share: roundedShare(present, of), types },
  };
}

function fieldGone(path: string, known: FieldSchema, field: FieldShape): Change {
  const records = absentIn(field);
  const evidence = { share: roundedShare(records, field.of), never_absent_in: Math.round(known.of) };
  return { kind: 'field_gone', path, records, evidence };
}

function changesOfField(path: string, known: FieldSchema, field: FieldShape, kind: SourceKind): Change[] {
  const changes: Change[] = [];
  const knownTypes = typesOf(known);
  for (const newType of typesOf(field)) {
    if (!knownTypes.length || isCovered(newType, knownTypes, kind)) continue;
    const records = field.types[newType]!;
    const evidence = { share: roundedShare(records, field.present), known_types: knownTypes };
    changes.push({ kind: 'type_changed', path, newType, records, evidence });
  }
  const nulls = nullsIn(field);
  if (nulls && !nullsIn(known) && isSignificant(known.present, nulls, field.present))
    changes.push({
      kind: 'newly_null',
      path,
      records: nulls,
      evidence: { share: roundedShare(nulls, field.present), never_null_in: Math.round(known.present) },
    });
  return changes;
}

/** A share, rounded to three significant digits. */
export function roundedShare(part: number, of: number): number {
  return of ? Number((part / of).toPrecision(3)) : 0;
}

/** Whether the learned types allow this one. Text may look like a date and, in files, like a number. */
function isCovered(type: ValueType, known: readonly ValueType[], kind: SourceKind): boolean {
  if (known.includes(type)) return true;
  return known.includes('text') && (type === 'timestamp' || (kind === 'csv' && type === 'number'));
}
