import type { CsvConfig, ValueFormat } from './csv-format.js';
import type { Layout } from './csv-layout.js';

/** What a layout is found by: a file's name and its first rows, as one delimiter divides them. */
export interface FileSample {
  /** The partition key: the path below CSV_PATH. */
  name: string;
  delimiter: string;
  /** The cells of the rows that are not blank, from the first line on. */
  rows: readonly (readonly string[])[];
}

/** A layout, and where the rows that it describes begin. */
export interface FoundLayout {
  layout: Layout;
  /** How many of the sample's rows come before the data: preamble and header lines. */
  skippedRows: number;
  /** The names of the columns. */
  columns: readonly string[];
  /** Of candles of which neither the dates nor the name tell the interval. */
  usualInterval?: string;
  /** Settings that are usual with its publisher, where the values prove nothing. */
  usual?: Partial<Pick<CsvConfig, 'CSV_DATE_ORDER' | 'CSV_TIME_ZONE' | 'CSV_DECIMAL'>>;
  /** Rules of values that are known without looking at them, such as a date order. */
  rules?: Partial<ValueFormat>;
}
