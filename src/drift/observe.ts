import { LIMITS } from '../domain/limits.js';
import { fieldName } from '../domain/names.js';
import type { SourceRecord } from '../domain/source.js';
import { type FieldShape, MAX_FIELDS, type Shape } from './shape.js';
import { cellType, jsonType, VALUE_TYPES } from './value-type.js';
import { ValueTally } from './value-tally.js';

const MAX_DEPTH = 6;

/** Maximum number of elements examined per list. */
const MAX_ITEMS = 20;

/** Maximum number of values per field and page sampled for histograms. Types are counted for all values. */
const SAMPLES = 64;

const OBJECT = VALUE_TYPES.indexOf('object');
const ARRAY = VALUE_TYPES.indexOf('array');

/** The shape of a CSV page. All rows are examined, because only one in a thousand may differ. */
export function observeRows(records: readonly SourceRecord[], columns: readonly string[]): Shape {
  const every = Math.ceil(records.length / SAMPLES);
  const root = new ValueTally();
  for (const column of columns) {
    if (column in Object.prototype) continue;
    const tally = new ValueTally();
    for (let index = 0; index < records.length; index++) {
      const value = (records[index]!.payload as Record<string, unknown>)[column];
      if (value !== undefined) tally.add(value, cellType(value), index % every === 0);
    }
    if (tally.present) root.fields.set(column, tally);
  }
  return shapeOf(root, records.length);
}

/** The shape of a page from an API or feed, including nested values. */
export function observeRecords(records: readonly SourceRecord[]): Shape {
  const every = Math.ceil(records.length / SAMPLES);
  const root = new ValueTally();
  let objects = 0;
  records.forEach(({ payload }, index) => {
    if (jsonType(payload) !== OBJECT) return;
    objects++;
    observe(root, payload as Record<string, unknown>, index % every === 0, 1);
  });
  return shapeOf(root, objects);
}

function observe(
  parent: ValueTally,
  object: Readonly<Record<string, unknown>>,
  sampled: boolean,
  depth: number,
) {
  for (const key in object) {
    const tally = parent.fields.get(key) ?? tallyOf(parent, fieldName(key));
    if (!tally) continue;
    const value = object[key];
    const type = jsonType(value);
    tally.add(value, type, sampled);
    if (type < OBJECT || depth >= MAX_DEPTH) continue;
    if (type === OBJECT) observe(tally, value as Record<string, unknown>, sampled, depth + 1);
    else if (type === ARRAY) observeItems(tally, value as unknown[], sampled, depth);
  }
}

function tallyOf({ fields }: ValueTally, name: string): ValueTally | undefined {
  const existing = fields.get(name);
  // Shapes are stored as objects, so the names of Object.prototype's properties cannot be used as keys.
  if (existing || fields.size >= MAX_FIELDS || name in Object.prototype) return existing;
  const tally = new ValueTally();
  fields.set(name, tally);
  return tally;
}

function observeItems(list: ValueTally, items: readonly unknown[], sampled: boolean, depth: number): void {
  for (const item of items.slice(0, MAX_ITEMS)) {
    const tally = (list.items ??= new ValueTally());
    const type = jsonType(item);
    tally.add(item, type, sampled);
    if (type === OBJECT) observe(tally, item as Record<string, unknown>, sampled, depth + 1);
  }
}

function shapeOf(root: ValueTally, records: number): Shape {
  const fields: Record<string, FieldShape> = {};
  const open: [string, ValueTally, number][] = [...root.fields].map(([key, tally]) => [key, tally, records]);
  for (let next = open.shift(); next && Object.keys(fields).length < MAX_FIELDS; next = open.shift()) {
    const [path, tally, of] = next;
    if (path.length > LIMITS.fieldPath) continue;
    fields[path] = {
      present: tally.present,
      of,
      types: Object.fromEntries(
        VALUE_TYPES.flatMap((type, index) => (tally.types[index] ? [[type, tally.types[index]]] : [])),
      ),
      values: Object.fromEntries(tally.values),
    };
    const objects = tally.types[OBJECT]!;
    for (const [key, inner] of tally.fields) open.push([`${path}.${key}`, inner, objects]);
    if (tally.items) open.push([`${path}[]`, tally.items, tally.items.present]);
  }
  return { records, fields };
}
