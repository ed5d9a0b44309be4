import { monthOf } from '../../../domain/month-names.js';
import { inPlainForm } from './date-forms.js';
import type { DateRule } from './date-rule.js';
import { type Moment, momentOf } from './instant.js';
import { yearMonthDay, mayBeginWithYear, fullYear } from './years.js';

const ZONE =
  '(?:UTC|GMT)\\s?[+-]\\d\\d?(?::?\\d\\d)?|[+-]\\d\\d(?::?\\d\\d)?|[a-z]+(?:/[a-z_+\\d-]+)+|[a-z]{1,5}';
const TIME =
  '(?:(?:T|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,:](\\d{1,9}))?)?\\s*([ap]\\.?\\s?m\\.?(?![a-z]))?' +
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

/** A date in day, month and year with separators or a named month, and a time of day. */
export function spelledOut(text: string, rule: DateRule): Moment | undefined {
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
    return momentOf(yearMonthDay(parts, rule.dateOrder), match.slice(5));
  }
  if ((match = MONTH_FIRST.exec(text))) return named(match[3]!, match[1]!, match[2]!, match);
  if ((match = DAY_FIRST.exec(text))) return named(match[3]!, match[2]!, match[1]!, match);
  return undefined;
}

function named(year: string, month: string, day: string, match: RegExpExecArray): Moment | undefined {
  return momentOf([String(fullYear(year)), monthOf(month)?.toString(), day], match.slice(4));
}

/** Day, month and year of a date that ends with its year, in the order written. */
export function partsOfYearLast(text: string): readonly [string, string, string] | null {
  const match = YEAR_LAST.exec(text) ?? YEAR_LAST.exec(inPlainForm(text));
  return match && [match[1]!, match[3]!, match[4]!];
}

/** Years and Unix times begin with three digits; days and months do not. This skips patterns that cannot match. */
export function beginsWithThreeDigits(text: string): boolean {
  for (let index = 0; index < 3; index++) {
    const code = text.charCodeAt(index);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}
