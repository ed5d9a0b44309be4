import type { Instant } from '../../domain/quote.js';
import { parseUtcIso } from './csv-iso.js';
import { fromEpoch, instantOf, type Moment, momentOf } from './csv-instant.js';

export type DateOrder = 'dmy' | 'mdy';

export interface DateRule {
  /** Of dates such as 03/04/2026. */
  dateOrder: DateOrder;
  /** IANA name of the zone that dates without one are in. */
  timeZone: string;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const TIME =
  '(?:(?:T|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?\\s*([ap]\\.?m\\.?)?' +
  '\\s*(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?)?$';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.]?)(\\d\\d?)\\2(\\d\\d?)${TIME}`, 'i');
const YEAR_LAST = new RegExp(`^(\\d\\d?)([-/.])(\\d\\d?)\\2(\\d{4})${TIME}`, 'i');
const WEEKDAY = '^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?';
const MONTH_FIRST = new RegExp(
  `${WEEKDAY}([a-z]{3,9})\\.?\\s+(\\d\\d?)(?:st|nd|rd|th)?,?\\s+(\\d{4})${TIME}`,
  'i',
);
const DAY_FIRST = new RegExp(
  `${WEEKDAY}(\\d\\d?)(?:st|nd|rd|th)?[\\s-]([a-z]{3,9})\\.?,?[\\s-](\\d{4})${TIME}`,
  'i',
);
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const EPOCH = /^(\d{9,10})(?:\.(\d{1,9}))?$|^(\d{9,10})(\d{3}|\d{6}|\d{9})$/;
const MAX_LENGTH = 60;

/**
 * The moment that a value names, to the microsecond; undefined where it names none. Read are ISO 8601 with and without a
 * zone, Unix time in seconds, milli-, micro- and nanoseconds (by its length), day, month and year with `/`, `-` or `.`
 * (the rule says in which order) and English months, each with or without a time of day. A date that no calendar has,
 * such as 30 February, names none. In the hour that summer time repeats the first is meant, the one it skips is taken
 * as if the clock had not been changed. Never depends on the zone of this machine.
 */
export function parseDate(value: string, rule: DateRule): Instant | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH) return undefined;
  const quick = parseUtcIso(text, rule.timeZone === 'UTC');
  if (quick !== undefined) return quick;
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    return instantOf(
      momentOf([year, month, day], [hour, minute, second, fraction, undefined, zone]),
      rule.timeZone,
    );
  }
  const epoch = EPOCH.exec(text);
  if (epoch) return fromEpoch(epoch[1] ?? epoch[3]!, epoch[2] ?? epoch[4] ?? '');
  return instantOf(spelledOut(text, rule), rule.timeZone);
}

/** The order that a date proves by a day over 12, if any. */
export function provenOrder(value: string): DateOrder | undefined {
  const text = value.trim();
  const match = text.length > MAX_LENGTH ? null : YEAR_LAST.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 === second > 12) return undefined;
  return first > 12 ? 'dmy' : 'mdy';
}

function spelledOut(text: string, { dateOrder }: DateRule): Moment | undefined {
  let match: RegExpExecArray | null;
  if ((match = YEAR_FIRST.exec(text)) && (match[2] || /^\d{8}(?!\d)/.test(text)))
    return momentOf([match[1], match[3], match[4]], match.slice(5));
  if ((match = YEAR_LAST.exec(text))) {
    const [day, month] = dateOrder === 'dmy' ? [match[1], match[3]] : [match[3], match[1]];
    return momentOf([match[4], month, day], match.slice(5));
  }
  if ((match = MONTH_FIRST.exec(text)))
    return momentOf([match[3], monthOf(match[1]!), match[2]], match.slice(4));
  if ((match = DAY_FIRST.exec(text)))
    return momentOf([match[3], monthOf(match[2]!), match[1]], match.slice(4));
  return undefined;
}

function monthOf(name: string): string {
  const index = MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().replace(/^sept$/, 'sep')));
  return String(index + 1);
}
