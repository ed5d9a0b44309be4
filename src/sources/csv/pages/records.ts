import type { BrokenRecord, SourceRecord } from '../../../domain/source.js';
import type { CsvFormat } from '../layout/format.js';
import { footerTest } from '../header/footer.js';
import { layoutOfColumns } from '../layout/layout.js';
import { OtherTableWatch } from './other-table-watch.js';
import { repeatedHeaderTest } from '../header/repeated-header.js';
import type { Row } from '../dialect/rows.js';
import { matchesPattern } from '../facts/pattern.js';

/** Null for a row without data; `footer` for a line after the table or between its rows. */
export type ReadRow = { record: SourceRecord } | { broken: BrokenRecord } | 'footer' | null;

/**
 * Converts rows to records, or to null if they contain no data: blank and empty rows, and repeated headers. Fields
 * missing at the end count as empty, unless no other row lacks any. An extra field makes the record broken, even if it
 * is empty: after `93,429.20` all values would be in the wrong columns. Only a delimiter that ends every row of the
 * file is ignored.
 */
export function recordReader(columns: readonly string[], format: CsvFormat): (row: Row) => ReadRow {
  const { trailingDelimiter = true, shortRows = true, layout } = format;
  const footer = layout?.footer;
  const map = layoutOfColumns(columns, layout).columns;
  const isHeader = repeatedHeaderTest(columns, map.date ?? '');
  const isFooter = footerTest(map);
  const other = new OtherTableWatch(format);
  const first = columns[0]!;
  const last = columns.at(-1)!;
  const lastOfFile = columns[(layout?.width ?? columns.length) - 1]!;
  const surplus = `_${columns.length}`;
  return ({ row, line, fields }) => {
    if (fields) return { broken: wrongFieldCount(row, columns, line, fields) };
    if (row[first] === undefined || (mayBeBlank(row[first]) && isBlank(row))) return null;
    if (isHeader(row, line)) {
      other.assertSame(line);
      return null;
    }
    other.remember(row, line);
    if (isFooter(row) || (footer !== undefined && matchesPattern(footer, row[first]))) return 'footer';
    const externalId = String(line);
    if (row[surplus] !== undefined) {
      const isTrailing = row[surplus].trim() === '' && row[`_${columns.length + 1}`] === undefined;
      if (!trailingDelimiter || !isTrailing) return { broken: wrongFieldCount(row, columns, line) };
      return { record: { externalId, payload: rowOf(columns, row) } };
    }
    if (!shortRows && row[lastOfFile] === undefined) return { broken: tooFewFields(row, columns, line) };
    if (row[last] === undefined) return { record: { externalId, payload: rowOf(columns, row) } };
    return { record: { externalId, payload: row } };
  };
}

/** A fast path: most rows begin with a letter or a digit. */
function mayBeBlank(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return !(code > 32 && code < 128);
}

/** Blanks, and NULs at the end of a file. */
const PADDING = /^[\s\0]*$/;

function isBlank(row: Readonly<Record<string, string>>): boolean {
  return Object.values(row).every((value) => PADDING.test(value));
}

function rowOf(columns: readonly string[], row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
}

function tooFewFields(
  row: Readonly<Record<string, string>>,
  columns: readonly string[],
  line: number,
): BrokenRecord {
  const payload = Object.values(row);
  const message =
    `line ${line} has ${payload.length} fields, its header and most rows ${columns.length}; ` +
    'add the missing delimiter, or one for each field that is empty';
  return { externalId: String(line), payload, reasons: [{ path: '', code: 'ragged_row', message }] };
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
