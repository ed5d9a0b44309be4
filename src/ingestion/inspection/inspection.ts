import type { Reason } from '../../domain/source.js';
import type { ReadingDescription } from '../../sources/csv/csv-description.js';

/** How a CSV file would be read and stored, in the words of the API. */
export interface FileInspection {
  file: string;
  size: number;
  /** Why it cannot be read, or no further. */
  error: { code: string; message: string } | null;
  /** Null of a file that is no text. */
  encoding: { name: string; confidence: number | null; gzip: boolean } | null;
  /** Null of a file whose header is not recognized. */
  format: ReadingDescription | null;
  /** As much as was read. */
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
  /** The first ones, as they would be stored. */
  rows: Record<string, unknown>[];
  rejections: InspectedRejection[];
}

export interface InspectedRejection {
  line: number;
  reasons: readonly Reason[];
  payload: unknown;
}
