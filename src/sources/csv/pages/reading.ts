import type { CsvCursor } from './cursor.js';
import type { FileContent } from '../files/open.js';

/** One reading of a file from a cursor. */
export interface Reading {
  file: FileContent;
  /** The partition key. */
  path: string;
  profilePosition?: number;
  from: CsvCursor;
  pageRows: number;
  signal: AbortSignal;
  /** Whether an unterminated last line is read. */
  readsRest: boolean;
}
