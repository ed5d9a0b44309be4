import { stringify } from 'csv-stringify/sync';
import { columnsOf } from '../data/item-view.js';
import type { Columns, ColumnType } from './columns.js';
import type { Format, Row } from './format.js';

/** https://www.rfc-editor.org/rfc/rfc4180; null is an empty cell. */
export const CSV: Format = {
  contentType: 'text/csv; charset=utf-8; header=present',
  fileName: 'kasparro-data.csv',
  select: columnsOf,
  encode: records,
};

const OPTIONS = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

/** https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

async function* records(chunks: AsyncIterable<readonly Row[]>, columns: Columns): AsyncIterable<string> {
  const types = Object.values(columns);
  let head = `${Object.keys(columns).join(',')}\r\n`;
  for await (const rows of chunks) {
    yield (
      head +
      stringify(
        rows.map((row) => harmless(row, types)),
        OPTIONS,
      )
    );
    head = '';
  }
  // With the first rows, so that nothing is sent before the database answered.
  if (head) yield head;
}

/** What a source wrote must not run as a formula where the file is opened; a negative number is none. */
function harmless(row: Row, types: readonly ColumnType[]): Row {
  return row.map((value, index) =>
    types[index] === 'text' && typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value,
  );
}
