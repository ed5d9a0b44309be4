import type { z } from 'zod';
import { fieldsOf, type ReplyField } from '../openapi/reply-fields.js';
import type { ColumnType } from './columns.js';
import type { Row } from './format.js';

/** A column of a list, and the path of its value in an item. */
export interface ReplyColumn {
  name: string;
  path: readonly string[];
  type: ColumnType;
  required: boolean;
}

const TYPES: Readonly<Record<ReplyField['type'], ColumnType>> = {
  text: 'text',
  decimal: 'amount',
  number: 'double',
  integer: 'bigint',
  boolean: 'boolean',
  moment: 'moment',
  date: 'date',
  json: 'json',
};

/**
 * The columns for the fields of an item: `asset.slug` becomes asset_slug, and lists and free-form objects become JSON.
 * Optional fields become columns if the first item has them.
 */
export function columnsOfReply(item: z.ZodType, first: unknown): ReplyColumn[] {
  const columns = fieldsOf(item)
    .filter(({ path, optional }) => !optional || valueAt(first, path.slice(0, 1)) !== undefined)
    .map(({ path: whole, type, nullable, optional, within }): ReplyColumn => {
      const path = whole.slice(0, within);
      const required = !nullable && !optional;
      return { name: path.join('_'), path, type: within === undefined ? TYPES[type] : 'json', required };
    });
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

/** @param item an item whose numbers are kept as raw JSON */
export function rowOf(item: unknown, columns: readonly ReplyColumn[]): Row {
  return columns.map(({ path, type }) => {
    const value = valueAt(item, path) ?? null;
    if (JSON.isRawJSON(value)) return value.rawJSON;
    return type === 'json' && value !== null ? JSON.stringify(value) : (value as string | boolean | null);
  });
}

function valueAt(item: unknown, path: readonly string[]): unknown {
  return path.reduce((value: any, name) => value?.[name], item); // oxlint-disable-line
}
