import type { Interval } from '../../../domain/candle.js';
import { intervalOf, intervalOfSeconds } from '../../../domain/interval.js';

const UNITS: Readonly<Record<string, string>> = {
  s: 's',
  sec: 's',
  second: 's',
  m: 'm',
  min: 'm',
  minute: 'm',
  t: 'm',
  h: 'h',
  hr: 'h',
  hour: 'h',
  hourly: 'h',
  d: 'd',
  day: 'd',
  daily: 'd',
  w: 'w',
  wk: 'w',
  week: 'w',
  weekly: 'w',
  mn: 'mo',
  mo: 'mo',
  mon: 'mo',
  mth: 'mo',
  month: 'mo',
  monthly: 'mo',
};
/** Bare numbers that publishers use for minutes, and numbers that can only be seconds. */
const MINUTES = [1, 2, 3, 5, 10, 15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 10_080];
const SECONDS = [300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 604_800];

/**
 * Parses the many ways to write an interval: `1h`, `60`, `60min`, `1D`, `daily`, `H4`, `PT1H`. `1M` is a month, `1m` a
 * minute; a bare number counts minutes, except for one such as 86400.
 */
export function intervalWritten(text: string): Interval | undefined {
  const plain = text.trim().replace(/^P(?=T?\d)T?/, '');
  if (/^[1-9]\d{0,5}$/.test(plain)) return ofNumber(Number(plain));
  if (plain === '1M' || plain === 'M') return text.startsWith('PT') ? '1m' : '1mo';
  const { count, word } =
    /^(?<count>\d{1,4})?[\s_-]?(?<word>[a-z]+)$/i.exec(plain)?.groups ??
    /^(?<word>[a-z]{1,2})(?<count>\d{1,4})$/i.exec(plain)?.groups ??
    {};
  const spelled = word?.toLowerCase() ?? '';
  const unit = UNITS[spelled] ?? UNITS[spelled.replace(/s$/, '')];
  return unit && intervalOf(`${count ?? 1}${unit}`);
}

function ofNumber(count: number): Interval | undefined {
  if (MINUTES.includes(count)) return intervalOfSeconds(count * 60);
  return SECONDS.includes(count) ? intervalOfSeconds(count) : undefined;
}
