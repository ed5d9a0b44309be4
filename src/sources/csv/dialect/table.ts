import type { Dialect } from './dialect.js';
import { dialectsOf } from './dialect-detection.js';
import { RecordSplitter } from './splitter.js';

/** A whole text as rows of fields. */
export interface Table {
  dialect: Dialect;
  /** Rows that are not blank. */
  rows: { cells: string[]; line: number }[];
}

/** Parses a text that fits into memory, in the likeliest dialect. */
export function readTable(text: Buffer): Table {
  const body = text.indexOf('\ufeff') === 0 ? text.subarray(3) : text;
  const { dialect, width } = dialectsOf(body)[0]!;
  const splitter = new RecordSplitter(dialect, 0, 1, width);
  const records = [...splitter.push(body).records, ...splitter.finish().records];
  const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim()));
  return { dialect, rows: rows.map(({ cells, line }) => ({ cells, line })) };
}
