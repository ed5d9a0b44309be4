import type { Instant } from '../../../domain/quote.js';
import { dateReader } from './date-format.js';
import { DOTTED_TIME } from './date-forms.js';
import type { DateRule } from './date-rule.js';
import { parseEpoch, parseSerial } from './epoch.js';
import { instantOf, momentOf } from './instant.js';
import { withoutInvisible } from '../../../domain/invisible.js';
import { parseUtcIso } from './iso.js';
import { beginsWithThreeDigits, partsOfYearLast, spelledOut } from './spelled-date.js';
import { cellText } from './cell-text.js';
import { westernDigits } from './western-digits.js';

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const MAX_LENGTH = 80;

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
  return (
    /\d:\d|\dT\d\d|\d{8}\s\d|^\d{9,}|\d\s?[ap]\.?m\b|\d-[ap]m|^\d{5}[.,]\d|\d\s?[時时点點시]|^\d{4}-\d\d-\d\d[_ ]\d\d/i.test(
      value,
    ) || DOTTED_TIME.test(value.trim())
  );
}

/** Day, month and year of a date that ends with its year, in the order written; null for any other value. */
export function partsOfDate(value: string): readonly [string, string, string] | null {
  const trimmed = value.trim();
  return trimmed.length > MAX_LENGTH ? null : partsOfYearLast(plainText(trimmed));
}

/** Removes blanks, invisible characters and spreadsheet marks around the value, and converts digits to 0 to 9. */
function plainText(value: string): string {
  return cellText(withoutInvisible(westernDigits(value)).trim());
}
