import { z } from 'zod';
import { isDecimal } from '../../domain/limits.js';
import type { Instant } from '../../domain/quote.js';
import { dateReader, dayReader } from '../csv/values/date-format.js';

/** Number of decimal places between a second and the unit. */
const EPOCHS: Readonly<Record<string, number>> = { unix: 0, unix_ms: 3, unix_us: 6 };
const PLAIN = /^(-?)(\d{1,20})(?:\.(\d{1,100}))?$/;
const ISO = z.iso.datetime({ offset: true });
/** Parts of a date with a zone that may be written shorter: `2024-01-15 10:00+0200`. */
const SHORTENED = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s?(?:([+-]\d\d):?(\d\d)?|Z|UTC)$/i;

/** Parses a date; undefined if it is invalid. */
export type DateForm = (text: string) => Instant | undefined;

/**
 * A parser for `unix`, `unix_ms`, `unix_us`, `iso` (with a zone) or a format such as yyyy-MM-dd, in UTC unless it has a
 * zone.
 * @throws Error if the format is invalid
 */
export function dateForm(name: string): DateForm {
  if (name === 'iso') return isoDate;
  const scale = EPOCHS[name];
  if (scale !== undefined) return (text) => epoch(text, scale);
  const read = dateReader(name);
  return (text) => read(text, 'UTC');
}

const DAY = z.iso.date();

/**
 * A parser for days, in the same forms. The day is the one that is written, whatever zone is beside it: the rates of
 * `2024-01-15T00:00:00+01:00` are those of 15 January. `iso` needs no time.
 */
export function dayForm(name: string): (text: string) => string | undefined {
  if (name === 'iso')
    return (text) =>
      DAY.safeParse(text).success || isoDate(text) !== undefined ? text.slice(0, 10) : undefined;
  const scale = EPOCHS[name];
  if (scale === undefined) return dayReader(name);
  return (text) => epoch(text, scale)?.slice(0, 10);
}

function isoDate(written: string): Instant | undefined {
  const text = written.replace(
    SHORTENED,
    (_, day: string, minute: string, second = ':00', hours?: string, minutes = '00') =>
      `${day}T${minute}${second}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`,
  );
  const time = ISO.safeParse(text).success ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) return undefined;
  const micros = (/\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '').padEnd(3, '0');
  const iso = new Date(time).toISOString();
  return micros === '000' ? iso : `${iso.slice(0, -1)}${micros}Z`;
}

/** Parses a Unix time exactly; digits below a microsecond are truncated. */
function epoch(text: string, scale: number): Instant | undefined {
  const match = isDecimal(text) ? PLAIN.exec(plain(text)) : null;
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (isInOtherUnit(whole, scale)) return undefined;
  const micros = BigInt(`${sign}${whole}${fraction.padEnd(6, '0').slice(0, 6)}`) / 10n ** BigInt(scale);
  const millis = micros >= 0n ? micros / 1000n : (micros - 999n) / 1000n;
  const date = new Date(Number(millis));
  if (Number.isNaN(date.getTime())) return undefined;
  const rest = String(micros - millis * 1000n).padStart(3, '0');
  return rest === '000' ? date.toISOString() : `${date.toISOString().slice(0, -1)}${rest}Z`;
}

/** `2024`, `202401` or `20240115`, which as seconds would be in 1970. */
const CALENDAR = /^(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?$/;

/** A time in a longer unit falls into the years 1970 to 1973, and one in a shorter unit far into the future. */
function isInOtherUnit(whole: string, scale: number): boolean {
  if (CALENDAR.test(whole)) return true;
  const digits = whole.replace(/^0+/, '').length;
  return digits > scale + 11 || (scale > 0 && digits >= 9 && digits <= scale + 8);
}

/** A number in plain notation: `1.7e9` becomes 1700000000. */
function plain(text: string): string {
  const [, digits = text, exponent] = /^(.*)[eE]([+-]?\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return digits;
  const [whole = '', fraction = ''] = digits.split('.');
  const shift = Number(exponent);
  return shift < 0
    ? text
    : `${whole}${fraction.padEnd(shift, '0').slice(0, shift)}.${fraction.slice(shift) || '0'}`;
}
