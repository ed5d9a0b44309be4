import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { Dialect } from './csv-dialect.js';
import { dateOrderOf, type OrderEvidence } from './csv-date-order.js';
import { parseDate } from './csv-date.js';
import type { DateOrder } from './csv-date-rule.js';
import { decimalOf } from './csv-decimal.js';
import type { DecimalSeparator } from './csv-digits.js';
import { columnsWith, type Layout } from './csv-layout.js';
import type { Profile } from './profiles/profile.js';
import type { Role } from './csv-roles.js';
import { isSerial } from './csv-epoch.js';
import { parseNumber, provenSeparator } from './csv-number.js';
import { isEmpty } from './csv-empty.js';

export type CsvConfig = Pick<
  Config,
  | 'CSV_PATH'
  | 'CSV_DECIMAL'
  | 'CSV_DATE_ORDER'
  | 'CSV_TIME_ZONE'
  | 'CSV_ENCODING'
  | 'CSV_CURRENCY'
  | 'CSV_OPTIONAL'
  | 'CSV_PAGE_ROWS'
  | 'CSV_QUIET_SECONDS'
  | 'CSV_REMOVED'
> & {
  /** The matching profile of CSV_PROFILES. */
  profile?: Profile;
};

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
  /** Whether every row ends with a delimiter that no column follows. Absent in readings that began before this was detected. */
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

export const NUMBERS: readonly Role[] = [
  'price',
  'marketCap',
  'volume',
  'change',
  'circulatingSupply',
  'totalSupply',
  'maxSupply',
  'open',
  'high',
  'low',
  'close',
  'baseVolume',
  'quoteVolume',
];

/** The rules that apply unless a file proves others. */
export function configuredFormat(config: CsvConfig): ValueFormat {
  return {
    decimal: config.CSV_DECIMAL,
    decimalBy: 'configuration',
    dateOrder: config.CSV_DATE_ORDER,
    dateOrderBy: 'configuration',
    timeZone: config.CSV_TIME_ZONE,
    currency: config.CSV_CURRENCY,
    ...(config.CSV_OPTIONAL === 'reject' && { optional: 'reject' as const }),
  };
}

/**
 * The rules of one file for values that are ambiguous on their own (`1,234`; 03/04/2026; 45657). They apply to the whole
 * file and are derived from the first 256 KiB; see `decimalOf` and `dateOrderOf`. Without proof, CSV_DECIMAL and
 * CSV_DATE_ORDER apply; if values disagree, those that could be read either way are rejected. Values are never interpreted one by one: a value that contradicts its file's rule
 * is rejected.
 */
export function valueFormat(
  rows: readonly Readonly<Record<string, string>>[],
  layout: Pick<Layout, 'columns' | 'coins' | 'dateParts'>,
  config: CsvConfig,
  delimiter: string,
): ValueFormat & Pick<CsvFormat, 'evidence' | 'why'> {
  const valuesOf = (roles: readonly Role[]) =>
    columnsWith(roles, layout)
      .flatMap((column) => rows.map((row) => row[column] ?? ''))
      .filter((value) => !isEmpty(value));
  const [numbers, dates] = [
    valuesOf(NUMBERS),
    layout.dateParts?.year === undefined ? valuesOf(['date']) : [],
  ];
  const decimal = decimalOf(numbers, dates, delimiter);
  const dateOrder = dateOrderOf(dates, now());
  const configured = configuredFormat(config);
  const readDate = (rule: Partial<ValueFormat>) => (value: string) =>
    parseDate(value, { ...configured, ...rule });
  const dependsOnOrder = differs(readDate({ dateOrder: 'dmy' }), readDate({ dateOrder: 'mdy' }));
  const dependsOnZone = differs(readDate({ timeZone: 'UTC' }), readDate({ timeZone: 'Etc/GMT+9' }));
  const dependsOnDecimal = (value: string) => parseNumber(value, '.') !== parseNumber(value, ',');
  const evidence = {
    decimal: evidenceOf(numbers.map(provenSeparator), numbers.some(dependsOnDecimal), decimal !== undefined),
    dateOrder: evidenceOf(
      dates.map((date) => orderProvenBy(date)?.dateOrder),
      dates.some(dependsOnOrder),
      dateOrder !== undefined,
    ),
    timeZone: evidenceOf([], dates.some(dependsOnZone)),
  };
  return {
    ...configured,
    evidence,
    why: { ...(decimal && { decimal: decimal.why }), ...(dateOrder && { dateOrder: dateOrder.why }) },
    ...(decimal && { decimal: decimal.decimal, decimalBy: 'file' }),
    ...(dateOrder && { dateOrder: dateOrder.dateOrder, dateOrderBy: 'file' }),
    ...(dates.length > 0 && dates.every(isSerial) && { serialDates: true }),
    ...(config.profile && rulesOf(config.profile, evidence)),
  };
}

/** A profile's rules need no evidence. */
function rulesOf(profile: Profile, evidence: RuleEvidence): Partial<CsvFormat> {
  const { decimal, date_order: dateOrder, date_format: dateFormat } = profile;
  return {
    ...(decimal && { decimal, decimalBy: 'profile' }),
    ...(dateOrder && { dateOrder, dateOrderBy: 'profile' }),
    ...(dateFormat && { dateFormat }),
    evidence: {
      ...evidence,
      ...(decimal && { decimal: 'proven' }),
      ...((dateOrder || dateFormat) && { dateOrder: 'proven' }),
    },
  };
}

/** The order that a date proves on its own, as one with a day over 12 does. */
export function orderProvenBy(date: string): OrderEvidence | undefined {
  return dateOrderOf([date], END_OF_TIME);
}

const END_OF_TIME = new Date(8.64e15);

function differs(one: (value: string) => unknown, other: (value: string) => unknown) {
  return (value: string) => one(value) !== other(value);
}

/**
 * @param depends whether any value would be read differently under another rule
 * @param isDecided whether values for one rule outweigh those for another
 */
function evidenceOf(proofs: readonly unknown[], depends: boolean, isDecided = false): Evidence {
  const proven = new Set(proofs.filter((proof) => proof !== undefined)).size;
  if (proven) return proven === 1 || isDecided ? 'proven' : 'contradictory';
  return depends ? 'ambiguous' : 'none';
}
