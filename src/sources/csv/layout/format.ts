import type { DateOrder } from '../values/date-rule.js';
import type { Dialect } from '../dialect/dialect.js';
import type { DecimalSeparator } from '../values/digits.js';
import type { Layout } from './layout.js';

/** Whether a rule was proven by the file's own values, or comes from its profile or the configuration. */
type DecidedBy = 'file' | 'profile' | 'configuration';

/** Rules for reading values. */
export interface ValueFormat {
  decimal: DecimalSeparator;
  decimalBy: DecidedBy;
  dateOrder: DateOrder;
  dateOrderBy: DecidedBy;
  timeZone: string;
  /** Currency of amounts that state none. */
  currency: string;
  /** Whether the dates are spreadsheet serial numbers. */
  serialDates?: boolean;
  /** Whether a bad value in an optional column rejects its row. Otherwise it is read as empty. */
  optional?: 'reject';
  /** Format of all dates, such as `dd.MM.yyyy`, if a profile states it. */
  dateFormat?: string;
}

/** How a file is read from start to end. Determined once and kept in the cursor. */
export interface CsvFormat extends ValueFormat, Dialect {
  gzip: boolean;
  /** Name in iconv-lite. */
  encoding: string;
  /** From 0 to 1, for a detected encoding. */
  encodingConfidence?: number;
  /** Whether every row ends with a superfluous delimiter. Absent in readings that began before this was detected. */
  trailingDelimiter?: boolean;
  /** Whether rows may lack fields at the end. Absent in readings that began before this was detected. */
  shortRows?: boolean;
  evidence?: RuleEvidence;
  /** The reasons for rules decided by the file. */
  why?: RuleReasons;
  /** Absent in readings that began before layouts existed: those contain quotes, in columns with standard names. */
  layout?: Layout;
}

/**
 * What the sample's values prove about a rule: `none` if no value depends on it, `ambiguous` if some do and none proves it
 * on its own, `contradictory` if values disagree.
 */
export type Evidence = 'none' | 'ambiguous' | 'proven' | 'contradictory';
export type RuleEvidence = Record<'decimal' | 'dateOrder' | 'timeZone', Evidence>;
type RuleReasons = Partial<Record<'decimal' | 'dateOrder' | 'timeZone', string>>;
