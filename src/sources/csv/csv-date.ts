import { monthOf } from '../../domain/month-names.js';
import type { Instant } from '../../domain/quote.js';
import { dateReader } from './csv-date-format.js';
import { inPlainForm } from './csv-date-forms.js';
import { parseEpoch, parseSerial } from './csv-epoch.js';
import { parseUtcIso } from './csv-iso.js';
import { instantOf, type Moment, momentOf } from './csv-instant.js';
import { withoutInvisible } from './csv-invisible.js';
import { spreadsheetText } from './csv-spreadsheet-text.js';
import { westernDigits } from './csv-western-digits.js';

/** `ymd` applies only to dates with two-digit years, such as `24-12-31`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateRule {
  /** Order of dates such as 03/04/2026. */
  dateOrder: DateOrder;
  /** Whether the file's own dates prove the order. */
  dateOrderBy?: 'file' | 'profile' | 'configuration';
  /** IANA name of the zone for dates without one. */
  timeZone: string;
  /** Whether the column contains only spreadsheet serial numbers. */
  serialDates?: boolean;
  /** Format of all dates; values in any other format are invalid. */
  dateFormat?: string;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const ZONE =
  '(?:UTC|GMT)\\s?[+-]\\d\\d?(?::?\\d\\d)?|[+-]\\d\\d(?::?\\d\\d)?|[a-z]+(?:/[a-z_+\\d-]+)+|[a-z]{1,5}';
const TIME =
  '(?:(?:T|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,:](\\d{1,9}))?)?\\s*([ap]\\.?\\s?m\\.?)?' +
  `\\s*(${ZONE})?)?$`;
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.]?)\\s?(\\d\\d?)\\2\\s?(\\d\\d?)${TIME}`, 'i');
const YEAR_LAST = new RegExp(`^(\\d\\d?)([-/.])\\s?(\\d\\d?)\\2\\s?(\\d{4}|\\d\\d)${TIME}`, 'i');
const WEEKDAY = '^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?';
const MONTH = '(\\p{L}{3,12})\\.?';
const YEAR = '(\\d{4}|\\d\\d)';
const MONTH_FIRST = new RegExp(
  `${WEEKDAY}${MONTH}[\\s/-]\\s?(\\d\\d?)(?:st|nd|rd|th)?(?:,\\s?|[\\s/-])${YEAR}${TIME}`,
  'iu',
);
const DAY_FIRST = new RegExp(
  `${WEEKDAY}(\\d\\d?)(?:st|nd|rd|th|er|\\.)?(?:\\s+de\\s+|\\s|[-/])${MONTH},?(?:\\s+de\\s+|\\s|[-/])${YEAR}${TIME}`,
  'iu',
);
const MONTH_BETWEEN = new RegExp(`^(\\d{4})[\\s/-]${MONTH}[\\s/-](\\d\\d?)${TIME}`, 'iu');
const MAX_LENGTH = 80;
/** Two-digit years from 70 to 99 are in the 20th century, others in the 21st. */
const CENTURY = { from: 70, first: 1900, next: 2000 };

/**
 * The moment stated by a value, to the microsecond; undefined if it is not a date. Accepts ISO 8601 with or without a zone;
 * Unix time (see `parseEpoch`); day, month and year with `/`, `-` or `.`, in the order of the rule; names of months; and,
 * if the rule allows them, spreadsheet serial numbers. All may have a time of day. Two-digit years mean 1970 to 2069. Dates
 * that do not exist, such as 30 February, are invalid. When clocks go back, a repeated hour means its first occurrence; a
 * skipped hour is read as if clocks had not changed. The time zone of this machine has no effect.
 */
export function parseDate(value: string, rule: DateRule): Instant | undefined {
  const trimmed = value.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const quick = rule.dateFormat === undefined && parseUtcIso(trimmed, rule.timeZone === 'UTC');
  if (quick) return quick;
  const text = plainText(trimmed);
  if (rule.dateFormat !== undefined) return dateReader(rule.dateFormat)(text, rule.timeZone);
  const iso = text[4] === '-' ? ISO.exec(text) : null;
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    return instantOf(
      momentOf([year, month, day], [hour, minute, second, fraction, undefined, zone]),
      rule.timeZone,
    );
  }
  const number = rule.serialDates ? parseSerial(text, rule.timeZone) : undefined;
  const epoch = beginsWithThreeDigits(text) ? parseEpoch(text) : undefined;
  return number ?? epoch ?? instantOf(spelledOut(text, rule), rule.timeZone);
}

/** Whether day and month could be swapped, as in 03/04/2026. */
export function hasTwoReadings(value: string, rule: DateRule): boolean {
  const readings = (['dmy', 'mdy'] as const).map((dateOrder) =>
    parseDate(value, { ...rule, dateOrder, dateOrderBy: 'file' }),
  );
  return !readings.includes(undefined) && readings[0] !== readings[1];
}

/** Whether a date includes a time of day, as Unix time does. */
export function hasTimeOfDay(value: string): boolean {
  return /\d:\d|\dT\d\d|\d{8}\s\d|^\d{9,}|\d\s?[ap]\.?m\b|\d-[ap]m|^\d{5}[.,]\d/i.test(value);
}

/** Day, month and year of a date that ends with its year, in the order written; null for any other value. */
export function partsOfDate(value: string): readonly [string, string, string] | null {
  const trimmed = value.trim();
  const match = trimmed.length > MAX_LENGTH ? null : YEAR_LAST.exec(plainText(trimmed));
  return match && [match[1]!, match[3]!, match[4]!];
}

/** Removes blanks, invisible characters and spreadsheet marks around the value, and converts digits to 0 to 9. */
function plainText(value: string): string {
  return spreadsheetText(withoutInvisible(westernDigits(value)).trim());
}

/** Whether year and day could be swapped in a date with a two-digit year, as in `15-10-24`. */
export function mayBeginWithYear([first, month, last]: readonly [string, string, string]): boolean {
  return (
    first.length === 2 && last.length === 2 && Number(first) >= 9 && Number(month) <= 12 && last !== '00'
  );
}

/** The year with four digits. */
function wholeYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < CENTURY.from ? CENTURY.next : CENTURY.first);
}

function spelledOut(text: string, rule: DateRule): Moment | undefined {
  const moment = asWritten(text, rule);
  if (moment) return moment;
  const plain = inPlainForm(text);
  return plain === text ? undefined : asWritten(plain, rule);
}

function asWritten(text: string, rule: DateRule): Moment | undefined {
  let match: RegExpExecArray | null;
  if (!beginsWithThreeDigits(text)) return yearLast(text, rule);
  if ((match = YEAR_FIRST.exec(text)) && (match[2] || /^(?:1[6-9]|2[01])\d{6}(?!\d)/.test(text)))
    return momentOf([match[1], match[3], match[4]], match.slice(5));
  if ((match = MONTH_BETWEEN.exec(text))) return named(match[1]!, match[2]!, match[3]!, match);
  return undefined;
}

function yearLast(text: string, rule: DateRule): Moment | undefined {
  let match: RegExpExecArray | null;
  if ((match = YEAR_LAST.exec(text))) {
    const parts = [match[1]!, match[3]!, match[4]!] as const;
    const isSure = (rule.dateOrderBy ?? 'configuration') !== 'configuration' || rule.dateOrder === 'ymd';
    if (match[2] === '-' && !isSure && mayBeginWithYear(parts)) return undefined;
    return momentOf(inOrder(parts, rule.dateOrder), match.slice(5));
  }
  if ((match = MONTH_FIRST.exec(text))) return named(match[3]!, match[1]!, match[2]!, match);
  if ((match = DAY_FIRST.exec(text))) return named(match[3]!, match[2]!, match[1]!, match);
  return undefined;
}

function named(year: string, month: string, day: string, match: RegExpExecArray): Moment | undefined {
  return momentOf([String(wholeYear(year)), monthOf(month)?.toString(), day], match.slice(4));
}

/** Year, month and day. */
export function inOrder(
  [first, second, third]: readonly [string, string, string],
  order: DateOrder,
): readonly [string, string, string] {
  if (order === 'ymd') return [third.length === 2 ? String(wholeYear(first)) : '0', second, third];
  const year = String(wholeYear(third));
  return order === 'dmy' ? [year, second, first] : [year, first, second];
}

/** Years and Unix times begin with three digits; days and months do not. This skips patterns that cannot match. */
function beginsWithThreeDigits(text: string): boolean {
  for (let index = 0; index < 3; index++) {
    const code = text.charCodeAt(index);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}
