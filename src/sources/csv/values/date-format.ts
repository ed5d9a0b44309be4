import { monthOf } from '../../../domain/month-names.js';
import type { Instant } from '../../../domain/quote.js';
import { instantOf, type Moment, momentOf } from './instant.js';

/** Tokens for parts of a date, longest first. Any other text in a format is literal. */
const TOKENS: Readonly<Record<string, readonly [part: string, pattern: string]>> = {
  yyyy: ['year', '\\d{4}'],
  yy: ['shortYear', '\\d{2}'],
  MMMM: ['monthName', '\\p{L}{3,10}\\.?'],
  MMM: ['monthName', '\\p{L}{3,10}\\.?'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour', '\\d{2}'],
  h: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  S: ['fraction', '\\d{1,9}'],
  a: ['half', '[aApP]\\.?[mM]\\.?'],
  Z: ['zone', 'Z|[+-]\\d{2}:?\\d{2}'],
};
const TOKEN = /yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|S+|a|Z|'([^']*)'|[^]/g;

export type DateReader = (text: string, timeZone: string) => Instant | undefined;

type MomentReader = (text: string) => Moment | undefined;

const readers = new Map<string, MomentReader>();

/**
 * Reads dates in one format, such as `dd.MM.yyyy HH:mm`, with the tokens of luxon; text in `'` is literal.
 * @throws Error if the format lacks year, month or day, or contains one twice
 */
export function dateReader(format: string): DateReader {
  const read = momentReader(format);
  return (text, timeZone) => instantOf(read(text), timeZone);
}

/** Reads the day of dates in one format, as `dateReader`, but as written: whatever zone is beside it. */
export function dayReader(format: string): (text: string) => string | undefined {
  const read = momentReader(format);
  return (text) => {
    const moment = read(text);
    return moment && new Date(Date.UTC(moment.year, moment.month - 1, moment.day)).toISOString().slice(0, 10);
  };
}

function momentReader(format: string): MomentReader {
  let reader = readers.get(format);
  if (!reader) readers.set(format, (reader = compiled(format)));
  return reader;
}

function compiled(format: string): MomentReader {
  const parts: string[] = [];
  const source = format.replace(TOKEN, (text: string, literal?: string) => {
    const [part, pattern] = TOKENS[text.startsWith('S') ? 'S' : text] ?? [];
    if (!part) return (literal ?? text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    if (parts.includes(part)) throw new Error(`the ${part} is in it twice`);
    parts.push(part);
    return `(?<${part}>${pattern})`;
  });
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  if (!has('year', 'shortYear') || !has('month', 'monthName') || !has('day'))
    throw new Error('it lacks a year (yyyy), a month (MM) or a day (dd)');
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => {
    const found = expression.exec(text.trim())?.groups;
    if (!found) return undefined;
    const { year = found.shortYear && (Number(found.shortYear) < 70 ? '20' : '19') + found.shortYear } =
      found;
    const month = found.monthName === undefined ? found.month : monthOf(found.monthName)?.toString();
    const time = [found.hour, found.minute, found.second, found.fraction, found.half, found.zone];
    return momentOf([year, month, found.day], time);
  };
}
