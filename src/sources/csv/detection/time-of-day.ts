import { type ColumnMap, mapColumns } from '../header/header.js';
import { QUOTE_NAMES } from '../header/header-names.js';
import { simplifiedName, simplifiedNames } from '../header/named-columns.js';
import { titleOf } from '../header/header-title.js';
import { hasTimeOfDay } from '../values/date.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';

/** `16:30`, `4:30:00 PM`, `16:30:00.000Z`, `下午4:30` */
const CLOCK = /^\p{L}{0,4}\s?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:\p{L}\.?\p{L}?\.?|[+-]\d\d:?\d\d)?$/u;
/** `31.12.2024`, `20241231`; not Unix time. */
const DAY = /^(?:\d{8}|.*\D.*)$/s;
/** `Time (UTC)`, `time_utc` */
const UTC = /(?:^|[^a-z])(?:utc|gmt)(?![a-z]|\s?[+-]\s?\d)/i;
const TIME = /time|clock|zeit|uhr|heure|hora|tijd|saat|godz|czas|врем|час|时|時|시각|시간|เวลา|giờ/i;
/** The time of something else than the row. */
const OTHER = /open|close|start|end|update|expir|settle|deliver|zone/i;

/**
 * Adds the column with the time of day, if dates have none: whatever it is called, as in `Trade Date` and `Trade Time`, or
 * `Handelsdatum` and `Uhrzeit`. If a column such as `Time (UTC)` was taken for the date, but has only a time of day, another
 * column has the date.
 */
export function withTimeOfDay(
  map: ColumnMap,
  columns: readonly string[],
  { isCandle, cellsOf }: { isCandle: boolean; cellsOf: CellsOf },
): ColumnMap {
  const filled = (column: string) => cellsOf(column).flatMap((cell) => (isEmpty(cell) ? [] : cell.trim()));
  const areAll = (column: string, isOne: (cell: string) => boolean) => {
    const cells = filled(column);
    return cells.length > 0 && cells.every(isOne);
  };
  const isClock = (column: string) => areAll(column, (cell) => CLOCK.test(cell));
  const isDay = (column: string) => areAll(column, (cell) => DAY.test(cell) && !hasTimeOfDay(cell));
  const { date, time } = map;
  if (date === undefined) return map;
  if (isClock(date)) {
    const day = mapColumns(columns.filter((column) => !isClock(column))).date;
    return day !== undefined && isDay(day) ? { ...map, date: day, time: date } : map;
  }
  if (time !== undefined || !isDay(date)) return map;
  const taken = new Set<string>(Object.values(map));
  const clocks = columns.filter((column) => !taken.has(column) && isClock(column));
  const names = simplifiedNames(QUOTE_NAMES.time ?? []);
  const isNamed = (column: string) => names.includes(simplifiedName(titleOf(column).title));
  const isTime = (column: string) => TIME.test(column) && !OTHER.test(column);
  const found =
    clocks.find((column) => UTC.test(column)) ??
    clocks.find(isNamed) ??
    onlyOne(clocks) ??
    onlyOne(clocks.filter(isTime));
  if (found === undefined) return map;
  const isSaid = isNamed(found) || (!isCandle && isTime(found));
  return isSaid || repeatDays(cellsOf(date), cellsOf(map.symbol ?? map.pair ?? map.id))
    ? { ...map, time: found }
    : map;
}

function onlyOne(columns: readonly string[]): string | undefined {
  return columns.length === 1 ? columns[0] : undefined;
}

/** Whether several rows of a coin have the same date. */
function repeatDays(dates: readonly string[], coins: readonly string[]): boolean {
  const keys = dates.flatMap((date, row) =>
    isEmpty(date) ? [] : `${date.trim()}\n${coins[row]?.trim() ?? ''}`,
  );
  return new Set(keys).size < keys.length;
}
