import type { DateFields } from './date-fields.js';
import { westernDate } from './date-digits.js';
import { looseFieldsOf } from './loose-date.js';
import { weekdaysIn } from './weekday-names.js';

const WORD = String.raw`[\p{L}\p{M}][\p{L}\p{M}.'’-]*`;
/** Leading weekday names and articles, which add no information. */
const LEAD = String.raw`(?:${WORD}[,\s]+){0,3}`;
const GAP = String.raw`[\s.,/-]+(?:(?:de|del|of|di)\s+|d['’])?`;
const MONTH = String.raw`(?<month>[\p{L}\p{M}]+)`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|º)?`;
const YEAR = String.raw`(?<year>\d{2,4})(?:\s*г\.?)?`;
const YEAR_FIRST = String.raw`(?<year>\d{4})`;
const TIME = String.raw`(?<hour>\d{1,2})[:.h](?<minute>\d{1,2})(?:[:.](?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?\s?m\b\.?)?`;
const ZONE = String.raw`(?:(?<zone>(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d\d|:\d)?z?|[a-z]{1,5}|[a-z_]+(?:/[a-z_+-]+){1,2})(?:\s+[a-z]{2,5})?)`;
const AT = String.raw`(?:(?:at|um|klo?\.?|om|à|às|as|a\s+l[ae]s|alle|ore|в)\s+)?`;
/** A weekday name after the date. */
const WEEKDAY = String.raw`(?:[\s,]*\(?[\p{L}\p{M}]{1,15}\.?\)?(?=[,\s]+\d))?`;
/** Web server logs have a colon between year and hour. */
const CLOCK = String.raw`(?:(?:[\s,t]+|\s+[-–|]\s+|(?<=\d{4}):)${AT}${TIME}(?:\s*uhr)?\s*${ZONE}?)?`;

const FORMS = [
  String.raw`${LEAD}${YEAR_FIRST}(?<sign>[-/.])\s?(?:0(?=\d\d-))?(?<month>\d\d?)(?:\k<sign>\s?(?<day>\d\d?)\.?)?${WEEKDAY}${CLOCK}`,
  String.raw`${YEAR_FIRST}-(?:(?<ordinal>\d{3})|w(?<week>\d\d)-(?<weekday>[1-7]))${CLOCK}`,
  String.raw`${LEAD}${DAY}${GAP}${MONTH}${GAP}${YEAR}${WEEKDAY}${CLOCK}`,
  String.raw`${LEAD}${MONTH}${GAP}${DAY}[,.]?\s+(?<year>\d{4})${CLOCK}`,
  String.raw`${LEAD}${MONTH}\s+${DAY}\s+${TIME}\s+(?:${ZONE}\s+)?(?<year>\d{4})`,
  String.raw`${YEAR_FIRST}${GAP}${MONTH}${GAP}${DAY}\.?${CLOCK}`,
  String.raw`(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?:[t\s]?(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?\s*${ZONE}?)?`,
  String.raw`(?<lead>${LEAD})(?<first>\d{1,2})(?<sign>[-/. ])\s?(?<other>\d{1,2})\k<sign>\s?${YEAR}\.?${CLOCK}`,
  String.raw`(?:${MONTH}\.?,?\s+)?(?<year>(?:19|20)\d\d)`,
].map((form) => new RegExp(`^${form}$`, 'iu'));

/** The time before a date in numbers: `10:30 15.01.2024`. `looseFieldsOf` reads it before a named month. */
const TIME_FIRST =
  /^(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?)(?:\s?uhr)?(?:,|\s+[-–|])?\s+(\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4})$/i;

/** The parts of a date as written; null if its form is not one that feeds use. */
export function fieldsOfDate(text: string): DateFields | null {
  const plain = westernDate(text).replace(TIME_FIRST, '$2 $1');
  for (const form of FORMS) {
    const found = form.exec(plain)?.groups;
    if (found) return found.first === undefined ? found : withOrder(found);
  }
  return looseFieldsOf(plain);
}

/** Distinguishes day and month if both are numbers; null if they are ambiguous and there is no weekday to decide. */
function withOrder(found: DateFields): DateFields | null {
  const { first, other, sign, half, lead } = found;
  const dayFirst = { ...found, day: first, month: other };
  const monthFirst = { ...found, day: other, month: first };
  if (Number(first) > 12 || sign === '.' || first === other) return dayFirst;
  if (Number(other) > 12) return monthFirst;
  const matching = [dayFirst, monthFirst].filter((one) => weekdaysIn(lead ?? '').has(weekdayOf(one)));
  if (matching.length === 1) return matching[0]!;
  return sign === '/' && half !== undefined ? monthFirst : null;
}

/** 1 (Monday) to 7; two-digit years are in this century. */
function weekdayOf({ year, month, day }: DateFields): number {
  const date = new Date(Date.UTC((Number(year) % 2000) + 2000, Number(month) - 1, Number(day)));
  return date.getUTCDay() || 7;
}
