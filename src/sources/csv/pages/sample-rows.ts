import type { Dialect } from '../dialect/dialect.js';
import type { Inspection } from '../files/inspect.js';
import { type Row, RowReader } from '../dialect/rows.js';

/** Excel's line before the header that names the delimiter. */
const SEPARATOR_LINE = /^sep=.?$/i;

export interface SampleRow {
  cells: string[];
  fields: number | undefined;
  line: number;
  end: { offset: number; line: number };
}

/** The sample's rows that are not blank; the header comes first. */
export async function sampleRows(
  { sample, offset, isWhole }: Inspection,
  dialect: Dialect,
  width: number | undefined,
  skippedLines = 0,
): Promise<SampleRow[]> {
  const reader = new RowReader(false, dialect, offset, 1, width);
  const rows: Row[] = [];
  for await (const batch of reader.read(once(sample), isWhole)) rows.push(...batch);
  return rows
    .map(({ row, fields, line }, index) => {
      const next = rows[index + 1];
      return {
        cells: Object.values(row),
        fields,
        line,
        end: next ? { offset: next.byteOffset, line: next.line } : reader.position,
      };
    })
    .filter(
      ({ cells, line }) =>
        line > skippedLines &&
        cells.some((cell) => /[^\s\0]/.test(cell)) &&
        !SEPARATOR_LINE.test(cells.join('')),
    );
}

async function* once(chunk: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(chunk);
}
