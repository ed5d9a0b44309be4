import { UnusablePartition } from '../../../domain/errors.js';
import type { CsvConfig } from '../layout/config.js';
import { detectLayout } from '../detection/detect.js';
import { footerTest } from '../header/footer.js';
import type { CsvFormat } from '../layout/format.js';
import { columnNames } from '../header/header.js';
import type { Inspection } from '../files/inspect.js';
import { likeliestDialect } from './likeliest-dialect.js';
import { MAX_FIELDS } from '../dialect/limits.js';
import { noteOf } from '../layout/preamble.js';
import { withConstants } from '../layout/profile-facts.js';
import { assertColumns } from '../refusals/missing-columns.js';
import { hasShortRows, hasTrailingDelimiter } from '../rules/row-widths.js';
import { certainLayout } from '../refusals/certain-layout.js';
import { valueFormat } from '../rules/value-format.js';
import { zoneOfFile } from '../rules/zone-of-file.js';

/** Where the rows of a file begin, and how they are read. */
export interface ReadingStart {
  columns: readonly string[];
  format: CsvFormat;
  /** Offset of the first byte after the header, in the text. */
  offset: number;
  line: number;
}

/**
 * Determines the header, the dialect (the likely one in which the header names the most known columns) and the rules
 * for values.
 * @throws PartitionError `missing_column`, `missing_header`, `row_too_long`
 */
export async function determineStart(
  inspection: Inspection,
  config: CsvConfig,
  name: string,
): Promise<ReadingStart> {
  const { profile } = config;
  const best = await likeliestDialect(inspection, profile, name);
  const { dialect, rows, sample, header } = best;
  if (!best.known && rows[header.at]?.fields) throw tooManyColumns(rows[header.at]!.fields!);
  const found =
    best.known?.layout() ?? withConstants(detectLayout(sample, header, profile?.constants), profile);
  const { columns, skippedRows, rules, usual, usualInterval } = found;
  if (!best.known) assertColumns(rows[header.at]?.cells ?? [], columns, found.layout, name);
  const body = rows.slice(skippedRows).map(({ cells }) => cells);
  const isFooter = footerTest(found.layout.columns);
  const all = body.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  );
  const values = all.filter((row) => !isFooter(row));
  const table = body.filter((_, index) => !isFooter(all[index]!));
  const above = rows
    .slice(0, best.known ? Math.max(0, skippedRows - 1) : header.at)
    .map(({ cells }) => cells);
  const below = all.slice(all.findLastIndex((row) => !isFooter(row)) + 1);
  const notesOf = (footers: typeof all) =>
    [...above, ...footers.map((row) => Object.values(row))].map(noteOf);
  const [notes, outside] = [notesOf(all.filter(isFooter)), notesOf(below)];
  const { gzip, encoding, encodingConfidence } = inspection;
  const ofFile = profile?.time_zone ? undefined : zoneOfFile(found.layout, { rows: values, notes, name });
  const read = {
    ...withZone(valueFormat(values, found.layout, { ...config, ...usual }, dialect.delimiter), ofFile),
    ...rules,
  };
  const titles = rows[skippedRows - 1]?.cells ?? [];
  const settled = certainLayout(found.layout, {
    ...{ name, columns, rows: values, format: read, usualInterval, notes, outside, profile },
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

function tooManyColumns(fields: number): UnusablePartition {
  const message = `the header has ${fields} columns; expected at most ${MAX_FIELDS}`;
  return new UnusablePartition('too_many_columns', message);
}
