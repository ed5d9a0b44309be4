import { UnusablePartition } from '../../domain/errors.js';
import { type CsvConfig, type CsvFormat, valueFormat } from './csv-format.js';
import type { Inspection } from './csv-inspect.js';
import type { Dialect } from './csv-dialect.js';
import { assertConstantFits } from './csv-constants.js';
import { dialectsOf } from './csv-dialect-detection.js';
import { detectLayout, findHeader } from './csv-detect.js';
import { settle } from './csv-settle.js';
import { zoneOfFile } from './csv-zone-of-file.js';
import { noteOf } from './csv-preamble.js';
import { footerTest } from './csv-footer.js';
import { assertColumns } from './csv-refusal.js';
import { columnNames } from './csv-header.js';
import { MAX_FIELDS } from './csv-limits.js';
import { hasShortRows, hasTrailingDelimiter } from './csv-row-widths.js';
import { type Row, RowReader } from './csv-rows.js';
import type { FoundLayout } from './csv-found-layout.js';
import { knownLayout } from './profiles/known-layout.js';
import type { Profile } from './profiles/profile.js';

/** Where the rows of a file begin, and how they are read. */
export interface Start {
  columns: readonly string[];
  format: CsvFormat;
  /** Offset of the first byte after the header, in the text. */
  offset: number;
  line: number;
}

/** Excel's line before the header that names the delimiter. */
const SEPARATOR_LINE = /^sep=.?$/i;
/** Weighs more than any number of known columns, and less than a missing column for coin, price or date. */
const ODD_HEADER = 500;

/**
 * Determines the header, the dialect (among the likely ones, that under which the header names the most known columns) and
 * the rules for values.
 * @throws PartitionError `missing_column`, `missing_header`, `row_too_long`
 */
export async function startOf(inspection: Inspection, config: CsvConfig, name: string): Promise<Start> {
  const { profile } = config;
  const readings = await Promise.all(
    dialectsOf(inspection.sample, { delimiter: profile?.delimiter, quote: profile?.quote }).map(
      async ({ dialect, width }) => {
        const rows = await sampleRows(inspection, dialect, width, profile?.skip_lines);
        const sample = { name, delimiter: dialect.delimiter, rows: rows.map(({ cells }) => cells) };
        const header = findHeader(sample.rows);
        // Blanks in "Date ; Price" divide the header, but not the rows.
        const isOdd = width !== undefined && Math.abs(header.columns.length - width) > 1;
        const likelihood = header.score - (isOdd ? ODD_HEADER : 0);
        return { dialect, rows, sample, known: knownLayout(sample, profile), header, likelihood };
      },
    ),
  );
  const known = readings.filter((reading) => reading.known);
  const best = known.length
    ? known.reduce((a, b) => (b.known!.fit > a.known!.fit ? b : a))
    : readings.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
  const { dialect, rows, sample, header } = best;
  if (!best.known && rows[header.at]?.fields) throw tooManyColumns(rows[header.at]!.fields!);
  const found = best.known?.layout() ?? withConstants(detectLayout(sample, header), profile);
  const { columns, skippedRows, rules, usual, usualInterval } = found;
  if (!best.known) assertColumns(rows[header.at]?.cells ?? [], columns, found.layout, name);
  const body = rows.slice(skippedRows).map(({ cells }) => cells);
  const isFooter = footerTest(found.layout.columns);
  const all = body.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  );
  const values = all.filter((row) => !isFooter(row));
  const table = body.filter((_, index) => !isFooter(all[index]!));
  const beside = [
    ...rows.slice(0, best.known ? Math.max(0, skippedRows - 1) : header.at).map(({ cells }) => cells),
    ...all.filter(isFooter).map((row) => Object.values(row)),
  ];
  const notes = beside.map(noteOf);
  const { gzip, encoding, encodingConfidence } = inspection;
  const ofFile = profile?.time_zone ? undefined : zoneOfFile(found.layout, { rows: values, notes, name });
  const read = {
    ...withZone(valueFormat(values, found.layout, { ...config, ...usual }, dialect.delimiter), ofFile),
    ...rules,
  };
  const titles = rows[skippedRows - 1]?.cells ?? [];
  const settled = settle(found.layout, {
    ...{ name, columns, rows: values, format: read, usualInterval, notes, profile },
    titles: columnNames(titles).join('\n') === columns.join('\n') ? titles : columns,
    isDescribed: (profile?.columns ?? profile?.wide) !== undefined,
  });
  const format = {
    gzip,
    encoding,
    ...(encodingConfidence !== undefined && { encodingConfidence }),
    ...dialect,
    trailingDelimiter: hasTrailingDelimiter(columns.length, body),
    shortRows: hasShortRows(columns.length, table),
    ...read,
    layout: settled,
  };
  const before = rows[skippedRows - 1]?.end ?? { offset: inspection.offset, line: 1 };
  return { columns, format, ...before };
}

function withZone(
  format: ReturnType<typeof valueFormat>,
  found: ReturnType<typeof zoneOfFile>,
): ReturnType<typeof valueFormat> {
  if (!found) return format;
  const evidence = { ...format.evidence!, timeZone: 'proven' as const };
  return { ...format, timeZone: found.zone, evidence, why: { ...format.why, timeZone: found.why } };
}

/**
 * A profile's facts about all rows apply even if it says nothing about columns.
 * @throws UnusablePartition `contradictory_currency`
 */
function withConstants(found: FoundLayout, profile: Profile | undefined): FoundLayout {
  if (!profile) return found;
  const { constants = {}, footer, dates, defaults = {} } = profile;
  const { currency, interval } = defaults;
  const isSaid = (role: string) =>
    Object.hasOwn(constants, role) || (role === 'pair' && constants.symbol !== undefined);
  const kept = Object.entries(found.layout.columns).filter(([role]) => !isSaid(role));
  assertConstantFits(constants, found.layout.columns);
  const layout = {
    ...found.layout,
    ...{ by: 'profile' as const, name: profile.name, columns: Object.fromEntries(kept) },
    constants: { ...(currency && { currency }), ...found.layout.constants, ...constants },
    ...(footer !== undefined && { footer }),
    ...(dates && dates !== 'open' && { dates }),
  };
  return { ...found, layout, usualInterval: interval };
}

interface SampleRow {
  cells: string[];
  fields: number | undefined;
  line: number;
  end: { offset: number; line: number };
}

/** The sample's rows that are not blank; the header comes first. */
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
        line > skippedLines &&
        cells.some((cell) => /[^\s\0]/.test(cell)) &&
        !SEPARATOR_LINE.test(cells.join('')),
    );
}

async function* once(chunk: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(chunk);
}

function tooManyColumns(fields: number): UnusablePartition {
  const message = `the header has ${fields} columns; expected at most ${MAX_FIELDS}`;
  return new UnusablePartition('too_many_columns', message);
}
