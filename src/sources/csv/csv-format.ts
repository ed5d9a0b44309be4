import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { Dialect } from './csv-dialect.js';
import { dateOrderOf, type OrderEvidence } from './csv-date-order.js';
import { type DateOrder, parseDate } from './csv-date.js';
import { decimalOf } from './csv-decimal.js';
import type { DecimalSeparator } from './csv-digits.js';
import { columnsWith, type Layout } from './csv-layout.js';
import type { Profile } from './profiles/profile.js';
import type { Role } from './csv-roles.js';
import { isSerial } from './csv-epoch.js';
import { isEmpty, parseNumber, provenSeparator } from './csv-number.js';

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
  /** The one of CSV_PROFILES for the file. */
  profile?: Profile;
};

/** Whether a rule was proven by the file's own values, is that of its profile or the configured one. */
type DecidedBy = 'file' | 'profile' | 'configuration';

/** The rules that values are read by. */
export interface ValueFormat {
  decimal: DecimalSeparator;
  decimalBy: DecidedBy;
  dateOrder: DateOrder;
  dateOrderBy: DecidedBy;
  timeZone: string;
  /** Of amounts that say nothing of theirs. */
  currency: string;
  /** Whether the dates are serial numbers of a spreadsheet. */
  serialDates?: boolean;
  /** Whether a bad value rejects its row also where the row can do without; else it is read as empty. */
  optional?: 'reject';
  /** Of all dates, such as `dd.MM.yyyy`; where a profile says it. */
  dateFormat?: string;
}

/** How a file is read, from its first byte to its last: found out once and kept in the cursor. */
export interface CsvFormat extends ValueFormat, Dialect {
  gzip: boolean;
  /** By its name in iconv-lite. */
  encoding: string;
  /** From 0 to 1, of an encoding that was detected. */
  encodingConfidence?: number;
  /** Whether a delimiter that no column is behind ends every row. Not known of files that were begun before it was asked. */
  trailingDelimiter?: boolean;
  evidence?: RuleEvidence;
  /** Of rules that the file decides: by what. */
  why?: RuleReasons;
  /** Not there in readings that began before layouts were kept: they are of quotes, in the columns that their names say. */
  layout?: Layout;
}

/**
 * What the values of the sample say of a rule: `none` if no value depends on it, `ambiguous` if some do and none proves it by itself,
 * `contradictory` if some prove one thing and some the other.
 */
export type Evidence = 'none' | 'ambiguous' | 'proven' | 'contradictory';
type RuleEvidence = Record<'decimal' | 'dateOrder' | 'timeZone', Evidence>;
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

/** The rules where no file says otherwise. */
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
 * The rules of one file, for what a value alone leaves open (`1,234`; 03/04/2026; 45657). They hold for the whole file: a
 * rule is taken from the values of the first 256 KiB, see `decimalOf` and `dateOrderOf`. Where they prove nothing, or some
 * prove one thing and some the other, it is CSV_DECIMAL or CSV_DATE_ORDER. A value is never guessed at by itself: one that
 * contradicts the rule of its file is rejected.
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
    decimal: evidenceOf(numbers.map(provenSeparator), numbers.some(dependsOnDecimal)),
    dateOrder: evidenceOf(
      dates.map((date) => orderProvenBy(date)?.dateOrder),
      dates.some(dependsOnOrder),
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

/** What a profile says needs no evidence. */
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

/** The order that a date proves by itself, as one of a day over 12 does. */
export function orderProvenBy(date: string): OrderEvidence | undefined {
  return dateOrderOf([date], END_OF_TIME);
}

const END_OF_TIME = new Date(8.64e15);

function differs(one: (value: string) => unknown, other: (value: string) => unknown) {
  return (value: string) => one(value) !== other(value);
}

/** @param depends whether any value is read otherwise under another rule */
function evidenceOf(proofs: readonly unknown[], depends: boolean): Evidence {
  const proven = new Set(proofs.filter((proof) => proof !== undefined)).size;
  if (proven) return proven === 1 ? 'proven' : 'contradictory';
  return depends ? 'ambiguous' : 'none';
}

/** One to three digits, and three digits in the next field, with or without decimals: `93,429.20` that was not quoted. */
const SPLIT_NUMBER = /^\s*[-+$€£]?\s*\d{1,3}\n\d{3}(?:[.,]\d*)?\s*$/;

/**
 * Whether every row ends in a delimiter more than the header, so that it tells nothing. Where all of them could have that
 * many fields for a number with an unquoted thousands separator, nothing is certain.
 */
export function hasTrailingDelimiter(columns: number, rows: readonly (readonly string[])[]): boolean {
  const isSplit = (cells: readonly string[]) =>
    cells.some((cell, index) => SPLIT_NUMBER.test(`${cell}\n${cells[index + 1] ?? ''}`));
  return (
    rows.length > 0 &&
    rows.every((cells) => cells.length === columns + 1 && cells[columns]!.trim() === '') &&
    !rows.every(isSplit)
  );
}
