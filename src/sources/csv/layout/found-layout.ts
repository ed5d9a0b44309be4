import type { ValueFormat } from './format.js';
import type { CsvConfig } from './config.js';
import type { Layout } from './layout.js';

/** Input of layout detection: a file's name and its first rows, split by one delimiter. */
export interface FileSample {
  /** The partition key: the path below CSV_PATH. */
  name: string;
  delimiter: string;
  /** The cells of rows that are not blank, from the first line on. */
  rows: readonly (readonly string[])[];
}

/** A layout, and where the data rows begin. */
export interface FoundLayout {
  layout: Layout;
  /** Number of the sample's rows before the data: preamble and header. */
  skippedRows: number;
  /** Column names. */
  columns: readonly string[];
  /** Used for candles if neither the dates nor the name shows the interval. */
  usualInterval?: string;
  /** The publisher's usual settings, used if the values prove nothing. */
  usual?: Partial<Pick<CsvConfig, 'CSV_DATE_ORDER' | 'CSV_TIME_ZONE' | 'CSV_DECIMAL'>>;
  /** Rules known without looking at values, such as a date order. */
  rules?: Partial<ValueFormat>;
}
