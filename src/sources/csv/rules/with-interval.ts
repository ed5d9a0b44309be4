import type { UnusablePartition } from '../../../domain/errors.js';
import { secondsOf } from '../../../domain/interval.js';
import { intervalWritten } from '../values/interval.js';
import { factsInFileName } from '../facts/name-rules.js';
import type { ValueFormat } from '../layout/format.js';
import {
  intervalOfRows,
  type RowInterval,
  type Spacing,
  spacingOf,
  usualDistance,
} from './interval-of-rows.js';
import type { Layout } from '../layout/layout.js';
import { adviseProfileEntry } from '../profiles/advice.js';

/** Evidence for the interval of a file's candles. */
interface IntervalSources {
  rows: readonly Readonly<Record<string, string>>[];
  format: ValueFormat;
  name: string;
  /** The publisher's usual interval. */
  usual: string | undefined;
}

/**
 * Adds the interval to a layout of candles, unless a column or the layout has it: the usual distance between dates if there
 * is more than one distance; else from the file name; else the publisher's usual one; else from a single distance, or a day
 * for dates without a time of day.
 * @throws UnusablePartition `unknown_interval`, `contradictory_interval`
 */
export function withInterval(layout: Layout, { rows, format, name, usual }: IntervalSources): Layout {
  if (layout.kind !== 'candle') return layout;
  if (layout.columns.interval !== undefined) {
    if (layout.by === 'detection') assertColumnFits(layout, { rows, format, name });
    return layout;
  }
  const known = layout.constants.interval;
  if (known !== undefined && layout.by === 'profile') return layout;
  const spacing = spacingOf(rows, layout, format);
  const ofRows = spacing && intervalOfRows(spacing);
  const ofName = known ?? factsInFileName(name).interval;
  if (spacing && ofName !== undefined && !agrees(ofName, ofRows, spacing, known !== undefined))
    throw contradiction(name, ofName, spacing, ofRows);
  if (known !== undefined) return layout;
  const interval = ofRows?.isSure ? ofRows.interval : (ofName ?? usual ?? ofRows?.interval);
  if (interval === undefined) throw unknownInterval(name);
  if (spacing && isNearer(spacing, interval)) throw contradiction(name, interval, spacing, ofRows);
  const otherwise = ofName === undefined ? 'that is usual for such files' : 'the name of the file says so';
  const why = interval === ofRows?.interval ? ofRows.why : otherwise;
  return {
    ...layout,
    constants: { ...layout.constants, interval },
    notes: [...(layout.notes ?? []), `the interval is ${interval}: ${why}`],
  };
}

const DAY = 86_400;

/** @throws UnusablePartition `contradictory_interval` */
function assertColumnFits(
  layout: Layout,
  { rows, format, name }: Pick<IntervalSources, 'rows' | 'format' | 'name'>,
): void {
  const column = layout.columns.interval!;
  const spacing = spacingOf(rows, layout, format);
  const stated = new Set(rows.flatMap((row) => intervalWritten(row[column] ?? '') ?? []));
  const isOfOne = (interval: string) => stated.size === 1 && isNearer(spacing!, interval);
  const wrong = [...stated].find((interval) => spacing && isOfOne(interval));
  const areTooShort =
    spacing?.isDayOnly && stated.size > 0 && [...stated].every((one) => lengthOf(one) < DAY);
  if (spacing && (wrong ?? areTooShort))
    throw contradiction(name, wrong ?? [...stated][0]!, spacing, intervalOfRows(spacing));
}

/**
 * Whether candles of the interval named can be as far apart as the rows are. A publisher's files may omit intervals without
 * trades. In any other name it may be the span of the file (`1d` of minutes), so the rows decide if they are certain.
 */
function agrees(
  said: string,
  ofRows: RowInterval | undefined,
  spacing: Spacing,
  isOfPublisher: boolean,
): boolean {
  if (said === ofRows?.interval) return true;
  const length = lengthOf(said);
  if (spacing.isDayOnly && length < DAY) return false;
  if (isOfPublisher || !ofRows?.isSure) return !isNearer(spacing, said);
  return lengthOf(ofRows.interval) < length;
}

/** Whether the rows are usually closer together than candles of the interval can be, allowing for clock changes. */
function isNearer(spacing: Spacing, interval: string): boolean {
  const distance = usualDistance(spacing);
  return distance !== undefined && distance < lengthOf(interval) * 0.95;
}

/** In seconds; for months, the shortest. */
function lengthOf(interval: string): number {
  return secondsOf(interval) ?? Number.parseInt(interval, 10) * 28 * DAY;
}

function contradiction(
  name: string,
  said: string,
  spacing: Spacing,
  ofRows: RowInterval | undefined,
): UnusablePartition {
  const why = ofRows?.why ?? `rows of a coin are ${usualDistance(spacing)} seconds apart`;
  const problem = `the name of the file, its column of intervals, or what is usual with its publisher, says that candles last ${said}, but ${why}. Rename the file, or`;
  const constants = { interval: ofRows?.interval ?? said };
  return adviseProfileEntry('contradictory_interval', problem, name, { constants });
}

function unknownInterval(name: string): UnusablePartition {
  const problem =
    'nothing says how long the candles last: no column "interval", no usual distance between the dates of a coin, no file name such as BTCUSDT-1h.csv. If all last the same,';
  return adviseProfileEntry('unknown_interval', problem, name, { constants: { interval: '1h' } });
}
