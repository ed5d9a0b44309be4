import { addMonths, monthsOf, secondsOf } from '../../domain/interval.js';

/** A Monday at midnight, at which weeks, days, hours and minutes all begin. */
const MONDAY = '1970-01-05T00:00:00Z';
const FIRST_YEAR = 1970;

/** Computes where intervals of a given length begin, in UTC. Moments are in milliseconds. */
export interface IntervalGrid {
  /** The beginning of the interval that contains the moment. */
  floor: (moment: number) => number;
  /** The beginning of the interval that is `count` intervals after the one that starts at `beginning`. */
  after: (beginning: number, count: number) => number;
}

export function intervalGrid(interval: string): IntervalGrid {
  const months = monthsOf(interval);
  return months === null ? ofSeconds(secondsOf(interval)! * 1000) : ofMonths(months);
}

function ofSeconds(length: number): IntervalGrid {
  const origin = Date.parse(MONDAY);
  return {
    floor: (moment) => Math.floor((moment - origin) / length) * length + origin,
    after: (beginning, count) => beginning + count * length,
  };
}

function ofMonths(length: number): IntervalGrid {
  const indexOf = (moment: number) => {
    const at = new Date(moment);
    return (at.getUTCFullYear() - FIRST_YEAR) * 12 + at.getUTCMonth();
  };
  // There is nothing before year 1.
  const momentOf = (index: number) => addMonths(0, Math.max(index, 12 - FIRST_YEAR * 12));
  return {
    floor: (moment) => momentOf(Math.floor(indexOf(moment) / length) * length),
    after: (beginning, count) => momentOf(indexOf(beginning) + count * length),
  };
}

/** The grid in SQL, for expressions of type timestamptz. */
export interface GridSql {
  floor: (moment: string) => string;
  after: (beginning: string) => string;
  before: (beginning: string) => string;
  /** The number of intervals between two beginnings. */
  count: (since: string, until: string) => string;
}

/** @param length the SQL parameter with the number of seconds or months in an interval, such as `$6` */
export function intervalGridSql(interval: string, length: string): GridSql {
  return monthsOf(interval) === null ? secondsSql(length) : monthsSql(length);
}

function secondsSql(length: string): GridSql {
  const step = `make_interval(secs => ${length}::float8)`;
  return {
    floor: (moment) => `date_bin(${step}, ${moment}, timestamptz '${MONDAY}')`,
    after: (beginning) => `${beginning} + ${step}`,
    before: (beginning) => `${beginning} - ${step}`,
    count: (since, until) => `(extract(epoch from ${until} - ${since}) / ${length}::float8)::int`,
  };
}

/** Computed in UTC: with a timestamptz, PostgreSQL would add months in the session's time zone. */
function monthsSql(length: string): GridSql {
  const indexOf = (moment: string) =>
    `(extract(year from ${moment} at time zone 'UTC') - ${FIRST_YEAR}) * 12 + extract(month from ${moment} at time zone 'UTC') - 1`;
  const momentOf = (index: string) =>
    `(timestamp '${FIRST_YEAR}-01-01' + make_interval(months => (${index})::int)) at time zone 'UTC'`;
  const months = `${length}::float8`;
  return {
    floor: (moment) => momentOf(`floor((${indexOf(moment)}) / ${months}) * ${months}`),
    after: (beginning) => momentOf(`${indexOf(beginning)} + ${months}`),
    before: (beginning) => momentOf(`${indexOf(beginning)} - ${months}`),
    count: (since, until) => `((${indexOf(until)} - (${indexOf(since)})) / ${months})::int`,
  };
}
