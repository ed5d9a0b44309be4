import type { BrokenRecord, SourceRecord } from '../../domain/source.js';
import { mapColumns } from './csv-header.js';
import type { Row } from './csv-rows.js';

export type ReadRow = { record: SourceRecord } | { broken: BrokenRecord } | null;

/**
 * Makes records of rows, null of what is none: blank and empty rows, and a header that comes again. Missing fields at the
 * end are empty; empty fields too many are left out, others make the record broken.
 */
export function recordReader(columns: readonly string[]): (row: Row) => ReadRow {
  const { price = '', date = '' } = mapColumns(columns);
  const first = columns[0]!;
  const last = columns.at(-1)!;
  const surplus = `_${columns.length}`;
  return ({ row, line, fields }) => {
    if (fields) return { broken: wrongFieldCount(row, columns, line, fields) };
    if (row[first] === undefined || (row[first].trim() === '' && isBlank(row))) return null;
    if (row[price]?.trim() === price && row[date]?.trim() === date) return null;
    const externalId = String(line);
    if (row[surplus] !== undefined) {
      const extra = Object.values(row).slice(columns.length);
      if (extra.some((value) => value.trim() !== '')) return { broken: wrongFieldCount(row, columns, line) };
      return { record: { externalId, payload: rowOf(columns, row) } };
    }
    if (row[last] === undefined) return { record: { externalId, payload: rowOf(columns, row) } };
    return { record: { externalId, payload: row } };
  };
}

function isBlank(row: Readonly<Record<string, string>>): boolean {
  return Object.values(row).every((value) => value.trim() === '');
}

function rowOf(columns: readonly string[], row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
}

function wrongFieldCount(
  row: Readonly<Record<string, string>>,
  columns: readonly string[],
  line: number,
  fields = Object.keys(row).length,
): BrokenRecord {
  const payload = Object.values(row);
  const message =
    `line ${line} has ${fields} fields, its header ${columns.length}; ` +
    'remove the extra fields, or quote values that contain the delimiter';
  return { externalId: String(line), payload, reasons: [{ path: '', code: 'ragged_row', message }] };
}
