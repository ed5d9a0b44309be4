import { DateTime, FixedOffsetZone } from 'luxon';
import type { Instant } from '../../domain/quote.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Offsets in hours. Where one abbreviation has several meanings, the one that feeds use most. */
const ZONES: Readonly<Record<string, number>> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    bst: 1,
    west: 1,
    cet: 1,
    mez: 1,
    cest: 2,
    mesz: 2,
    eet: 2,
    sast: 2,
  },
  ...{
    eest: 3,
    msk: 3,
    ist: 5.5,
    sgt: 8,
    hkt: 8,
    awst: 8,
    jst: 9,
    kst: 9,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
  },
  ...{ adt: -3, ast: -4, edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 },
  ...{ akdt: -8, akst: -9, hst: -10 },
};

const WEEKDAY = String.raw`(?:[a-z]{2,9}\.?,?\s+)?`;
const MONTH = String.raw`(?<month>[a-z]{3})[a-z]{0,6}\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?m\.?)?`;
const ZONE = String.raw`(?<zone>[a-z]{1,5}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?)`;
const CLOCK = String.raw`(?:[\s,t]\s*(?:at\s+)?${TIME}\s*${ZONE}?)?`;
const FORMS = [
  String.raw`(?<year>\d{4})(?:-(?<month>\d\d?)(?:-(?<day>\d\d?))?)?${CLOCK}`,
  String.raw`${WEEKDAY}${DAY}[\s-]+${MONTH}[\s,-]+(?<year>\d{2,4})${CLOCK}`,
  String.raw`${WEEKDAY}${MONTH}\s+${DAY},?\s+(?<year>\d{4})${CLOCK}`,
  String.raw`${WEEKDAY}${MONTH}\s+${DAY}\s+${TIME}\s+(?:${ZONE}\s+)?(?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`, 'i'));

/**
 * A date as feeds write it: RFC 822 and its misspellings, month first, ISO 8601. Without a zone it is UTC, whatever the
 * server's own zone; a wrong weekday is ignored; military letters are UTC, as RFC 5322 section 4.3 says.
 * Null where the text names no moment that exists, such as 30 February.
 */
export function parseFeedDate(text: string): Instant | null {
  const trimmed = text
    .slice(0, 100)
    .replace(/\([^()]*\)\s*$/, '')
    .trim();
  for (const form of FORMS) {
    const found = form.exec(trimmed)?.groups;
    if (found) return instantOf(found);
  }
  return null;
}

function instantOf(found: Readonly<Record<string, string | undefined>>): Instant | null {
  const offset = offsetOf(found.zone?.toLowerCase() ?? 'z');
  if (offset === null) return null;
  const moment = DateTime.fromObject(
    {
      year: yearOf(found.year!),
      month: monthOf(found.month ?? '1'),
      day: Number(found.day ?? 1),
      hour: hourOf(found),
      minute: Number(found.minute ?? 0),
      // A leap second has no place on the time line of a computer.
      second: Math.min(Number(found.second ?? 0), found.second === '60' ? 59 : 99),
      millisecond: Number((found.fraction ?? '0').slice(0, 3).padEnd(3, '0')),
    },
    { zone: FixedOffsetZone.instance(offset) },
  );
  return moment.isValid ? moment.toUTC().toISO() : null;
}

/** RFC 5322 section 4.3: two digits below 50 are of this century, three digits count from 1900. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year + (year < 50 ? 2000 : 1900);
  return digits.length === 3 ? year + 1900 : year;
}

/** 0, which no calendar has, for a word that is no month. */
function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.toLowerCase()) + 1;
}

/** 99, which no clock has, for an hour past noon that is none. */
function hourOf({ hour = '0', half }: Readonly<Record<string, string | undefined>>): number {
  if (!half) return Number(hour);
  if (Number(hour) < 1 || Number(hour) > 12) return 99;
  return (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** In minutes; null where nobody knows the zone. */
function offsetOf(zone: string): number | null {
  const numeric = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?$/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes > 24 * 60) return null;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  if (/^[a-ik-z]$/.test(zone)) return 0;
  const hours = ZONES[zone];
  return hours === undefined ? null : hours * 60;
}
