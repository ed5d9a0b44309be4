import { stringify } from 'csv-stringify/sync';
import type { ColumnType } from './columns.js';
import type { Format, FormatOptions, Row, Table } from './format.js';

/** Writes CSV according to https://www.rfc-editor.org/rfc/rfc4180. Null is an empty cell. */
export const CSV: Format = {
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  rowsOf: 'columns',
  encode: records,
};

/** The byte order mark. Excel only recognises a file as UTF-8 if it begins with it. */
const BOM = '\ufeff';

/** Text that a spreadsheet would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

async function* records({ columns, rows }: Table, { bom, delimiter }: FormatOptions): AsyncIterable<string> {
  const types = Object.values(columns);
  const options = {
    ...{ delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/, cast: { boolean: String } },
    // Of a single column, an empty cell would be an empty line, which most programs skip.
    quoted_empty: types.length === 1,
  };
  let head = `${bom ? BOM : ''}${Object.keys(columns).join(delimiter)}\r\n`;
  for await (const chunk of rows()) {
    yield (
      head +
      stringify(
        chunk.map((row) => harmless(row, types)),
        options,
      )
    );
    head = '';
  }
  // The header is sent together with the first rows, so that nothing is sent before the database responds.
  if (head) yield head;
}

/** Keeps text from a source from running as a formula when the file is opened. A negative number is not a formula. */
function harmless(row: Row, types: readonly ColumnType[]): Row {
  return row.map((value, index) =>
    (types[index] === 'text' || types[index] === 'json') && typeof value === 'string' && FORMULA.test(value)
      ? `'${value}`
      : value,
  );
}
