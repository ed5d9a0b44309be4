import { partsOfDate } from '../values/date.js';
import { yearMonthDay } from '../values/years.js';
import type { DateOrder } from '../values/date-rule.js';
import { daysIn } from '../values/instant.js';
import { outweighs } from './outweighs.js';

/** In files with two-digit years, earlier dates are implausible, because coins had no prices then. */
const FIRST_YEAR = 2009;
/** Allows for time zones and clocks that are ahead of ours. */
const AHEAD_MS = 2 * 86_400_000;

type Parts = readonly [string, string, string];

/** A date order, with the reason for it. */
export interface OrderEvidence {
  dateOrder: DateOrder;
  why: string;
}

/**
 * The order of day, month and year that the dates of a column prove: the only one under which all of them exist or, if
 * several remain, the only one under which none is in the future. A few dates that contradict many others count as
 * mistakes. With two-digit years the year may also come first, if it is the part that changes least. Undefined if
 * nothing is proven, or if values contradict each other.
 */
export function dateOrderOf(values: readonly string[], now: Date): OrderEvidence | undefined {
  const written = values.flatMap((value) => {
    const parts = partsOfDate(value);
    return parts ? [{ value, parts }] : [];
  });
  const dates = withoutExceptions(written);
  const short = dates.filter(({ parts }) => parts[2].length === 2);
  const orders: DateOrder[] = short.length ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy'];
  const latest = now.getTime() + AHEAD_MS;
  const tests: readonly [why: string, isPossible: (parts: Parts, order: DateOrder) => boolean][] = [
    ['is a valid date', (parts, order) => dayOf(parts, order) !== undefined],
    ['is not in the future', (parts, order) => dayOf(parts, order)! <= latest],
    [
      'is not earlier than the first coins',
      (parts, order) => order !== 'ymd' || dayOf(parts, order)! >= Date.UTC(FIRST_YEAR, 0),
    ],
  ];
  let left = orders;
  for (const [why, isPossible] of tests) {
    let example = '';
    for (const { value, parts } of dates) {
      const possible = left.filter((order) => isPossible(parts, order));
      if (!possible.length || possible.length === left.length) continue;
      left = possible;
      example = value;
    }
    if (left.length === 1 && example)
      return contradicts(dates, left[0]!)
        ? undefined
        : proof(left[0]!, `only then ${JSON.stringify(example)} ${why}`);
  }
  if (!left.includes('ymd')) return undefined;
  const [first, last] = [0, 2].map((at) => new Set(short.map(({ parts }) => parts[at])).size) as [
    number,
    number,
  ];
  if (Math.max(first, last) < 3 || first === last) return undefined;
  if (first < last) return proof('ymd', 'its first part changes least');
  const others = left.filter((order) => order !== 'ymd');
  return others.length === 1 ? proof(others[0]!, 'its last part changes least') : undefined;
}

/** The order that a date proves on its own, as one with a day over 12 does. */
export function orderProvenBy(date: string): OrderEvidence | undefined {
  return dateOrderOf([date], END_OF_TIME);
}

const END_OF_TIME = new Date(8.64e15);

const SPOKEN = { dmy: 'the day first', mdy: 'the month first', ymd: 'the year first' } as const;

function proof(dateOrder: DateOrder, reason: string): OrderEvidence {
  return { dateOrder, why: `dates have ${SPOKEN[dateOrder]}: ${reason}` };
}

/** Leaves out the few dates that exist only under another order than many others. */
function withoutExceptions<Written extends { parts: Parts }>(dates: readonly Written[]): readonly Written[] {
  const proves = ({ parts }: Written, order: DateOrder, other: DateOrder) =>
    dayOf(parts, order) !== undefined && dayOf(parts, other) === undefined;
  const daysFirst = dates.filter((date) => proves(date, 'dmy', 'mdy'));
  const monthsFirst = dates.filter((date) => proves(date, 'mdy', 'dmy'));
  const [few, many] =
    daysFirst.length < monthsFirst.length ? [daysFirst, monthsFirst] : [monthsFirst, daysFirst];
  if (!few.length || !outweighs(many.length, few.length)) return dates;
  return dates.filter((date) => !few.includes(date));
}

/** Whether one of the dates exists only under another order. */
function contradicts(dates: readonly { parts: Parts }[], order: DateOrder): boolean {
  const all: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
  return dates.some(({ parts }) => {
    const possible = all.filter((one) => dayOf(parts, one) !== undefined);
    return possible.length > 0 && !possible.includes(order);
  });
}

/** Midnight of the day, in milliseconds; undefined if the day does not exist. */
function dayOf(parts: Parts, order: DateOrder): number | undefined {
  const [year, month, day] = yearMonthDay(parts, order).map(Number) as [number, number, number];
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return Date.UTC(year, month - 1, day);
}
