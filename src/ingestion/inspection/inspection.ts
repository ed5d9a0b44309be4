import type { Reason } from '../../domain/source.js';
import type { ReadingDescription } from '../../sources/csv/pages/description.js';

/** How a CSV file would be read and stored, as returned by the API. */
export interface FileInspection {
  file: string;
  size: number;
  /** Why the file cannot be read, or not to its end. */
  error: { code: string; message: string } | null;
  /** Null if the file is not text. */
  encoding: { name: string; confidence: number | null; gzip: boolean } | null;
  /** Null if the header is not recognised. */
  format: ReadingDescription | null;
  /** Counts for the part of the file that was read. */
  counts: {
    lines: number;
    rows: number;
    stored: number;
    rejected: number;
    /** Whether the file was read to its end. */
    complete: boolean;
  };
  /** Currencies and intervals of the rows that were read. */
  currencies: string[];
  intervals: string[];
  /** The first items, as they would be stored. */
  rows: Record<string, unknown>[];
  rejections: InspectedRejection[];
}

export interface InspectedRejection {
  line: number;
  reasons: readonly Reason[];
  payload: unknown;
}
