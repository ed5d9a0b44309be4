import { UnusablePartition } from '../../domain/errors.js';
import { type CsvConfig, type CsvFormat, hasTrailingDelimiter, valueFormat } from './csv-format.js';
import { looksLikeData, mapColumns, missingRoles } from './csv-header.js';
import type { Inspection } from './csv-inspect.js';
import { detectLayout } from './csv-detect.js';
import type { Dialect } from './csv-dialect.js';
import { dialectsOf } from './csv-dialect-detection.js';
import { ACCEPTED } from './csv-roles.js';
import { MAX_FIELDS } from './csv-limits.js';
import { type Row, RowReader } from './csv-rows.js';
import { knownLayout } from './profiles/known-layout.js';

/** Where the rows of a file begin, and how they are read. */
export interface Start {
  columns: readonly string[];
  format: CsvFormat;
  /** Of the first byte behind the header, in the text. */
  offset: number;
  line: number;
}

/** Excel's way to name the delimiter, in front of the header. */
const SEPARATOR_LINE = /^sep=.?$/i;

/**
 * Finds the header, the dialect (of the likely ones, the one under which the header names most known columns) and the rules
 * that values are read by.
 * @throws PartitionError `missing_column`, `missing_header`, `row_too_long`
 */
export async function startOf(inspection: Inspection, config: CsvConfig, name: string): Promise<Start> {
  const { profile } = config;
  const readings = await Promise.all(
    dialectsOf(inspection.sample, { delimiter: profile?.delimiter, quote: profile?.quote }).map(
      async ({ dialect, width }) => {
        const rows = await sampleRows(inspection, dialect, width, profile?.skip_lines);
        const sample = { name, delimiter: dialect.delimiter, rows: rows.map(({ cells }) => cells) };
        return { dialect, rows, known: knownLayout(sample, profile), detected: detectLayout(sample) };
      },
    ),
  );
  const score = (columns: readonly string[] = []) => Object.keys(mapColumns(columns)).length;
  const known = readings.filter((reading) => reading.known);
  const best = known.length
    ? known.reduce((a, b) => (b.known!.fit > a.known!.fit ? b : a))
    : readings.reduce((a, b) => (score(b.detected.columns) > score(a.detected.columns) ? b : a));
  const { dialect, rows } = best;
  if (!best.known && rows[0]?.fields) throw tooManyColumns(rows[0].fields);
  if (!best.known) assertColumns(rows[0]?.cells ?? [], best.detected.columns);
  const { columns, skippedRows, layout, rules, usual } = best.known?.layout() ?? best.detected;
  const body = rows.slice(skippedRows).map(({ cells }) => cells);
  const values = body.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  );
  const { gzip, encoding, encodingConfidence } = inspection;
  const trailingDelimiter = hasTrailingDelimiter(columns.length, body);
  const format = {
    gzip,
    encoding,
    ...(encodingConfidence !== undefined && { encodingConfidence }),
    ...dialect,
    trailingDelimiter,
    ...valueFormat(values, layout.columns, { ...config, ...usual }, dialect.delimiter),
    ...rules,
    layout,
  };
  const before = rows[skippedRows - 1]?.end ?? { offset: inspection.offset, line: 1 };
  return { columns, format, ...before };
}

interface SampleRow {
  cells: string[];
  fields: number | undefined;
  line: number;
  end: { offset: number; line: number };
}

/** The rows of the sample that are not blank; the header is the first one. */
async function sampleRows(
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
        line > skippedLines && cells.some((cell) => cell.trim()) && !SEPARATOR_LINE.test(cells.join('')),
    );
}

async function* once(chunk: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(chunk);
}

function assertColumns(header: readonly string[], columns: readonly string[]): void {
  const map = mapColumns(columns);
  const missing = missingRoles(map);
  if (!missing.length) return;
  const accepted = missing.map((role) => {
    const names =
      role === 'symbol' ? [...ACCEPTED.symbol, ...ACCEPTED.id] : ACCEPTED[role as 'price' | 'date'];
    return `a column for the ${role === 'symbol' ? 'symbol or id' : role} (${names.join(', ')})`;
  });
  const found = columns.map((column) => JSON.stringify(column)).join(', ');
  if (!Object.keys(map).length && looksLikeData(header))
    throw new UnusablePartition(
      'missing_header',
      `the first row looks like values (${found.slice(0, 200)}), not like a header; give the file a header with ${accepted.join(', ')}`,
    );
  throw new UnusablePartition(
    'missing_column',
    `the header lacks ${accepted.join(' and ')}; its columns are ${found.slice(0, 1000)}`,
  );
}

function tooManyColumns(fields: number): UnusablePartition {
  const message = `the header has ${fields} columns; expected at most ${MAX_FIELDS}`;
  return new UnusablePartition('too_many_columns', message);
}
