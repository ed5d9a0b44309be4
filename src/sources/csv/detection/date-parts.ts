import { monthOf } from '../../../domain/month-names.js';
import type { ColumnMap } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import { hasTimeOfDay } from '../values/date.js';
import type { Layout } from '../layout/layout.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';

type DateParts = NonNullable<Layout['dateParts']>;

const NAMES = {
  year: /^(?:year|yr|yyyy|jahr|annee|ano|anno|jaar)$/,
  month: /^(?:month|mon|monat|mois|mes|mese|maand)$/,
  day: /^(?:day|dayofmonth|tag|jour|dia|giorno|dag)$/,
  hour: /^(?:hour|hr|hh|hourofday|stunde|heure|hora|ora|uur)$/,
  minute: /^(?:minutes?|minuten?)$/,
};
const YEAR = /^(?:19|20)\d\d$/;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])$/;
/** Hours from 0 to 23. Hours counted from 1 to 24 denote the end of the hour. */
export const HOUR = /^(?:[01]?\d|2[0-3])$/;
const MINUTE = /^[0-5]?\d$/;

/**
 * The columns of year, month, day and hour, unless another column has the date or the time of day.
 * @returns the column of days as the date, with the columns of the other parts
 */
export function datePartsOf(
  columns: readonly string[],
  map: ColumnMap,
  cellsOf: CellsOf,
): { date: string; dateParts: DateParts } | undefined {
  const find = (part: keyof typeof NAMES, isValue: (cell: string) => boolean) =>
    columns.find((column) => NAMES[part].test(simplifiedName(column)) && areAll(cellsOf(column), isValue));
  const day = find('day', (cell) => DAY.test(cell));
  const date = map.date ?? day;
  if (date === undefined || map.time !== undefined) return undefined;
  const [year, month] = date === day ? [find('year', (cell) => YEAR.test(cell)), find('month', isMonth)] : [];
  if (date === day && (year === undefined || month === undefined)) return undefined;
  const isDay = date === day || !cellsOf(date).some(hasTimeOfDay);
  const hour = isDay ? find('hour', (cell) => HOUR.test(cell)) : undefined;
  const minute = hour === undefined ? undefined : find('minute', (cell) => MINUTE.test(cell));
  if (year === undefined && hour === undefined) return undefined;
  const given = Object.entries({ year, month, hour, minute }).filter(([, column]) => column !== undefined);
  return { date, dateParts: Object.fromEntries(given) };
}

/** The date of a row, joined from several columns if necessary. */
export function dateOf(
  row: Readonly<Record<string, string>>,
  { columns, dateParts }: Pick<Layout, 'columns' | 'dateParts'>,
): string {
  const cell = row[columns.date ?? ''] ?? '';
  return dateParts ? joinedDate(dateParts, cell, (column) => row[column] ?? '') : cell;
}

/** @param day the value in the date column */
export function joinedDate(parts: DateParts, day: string, cellOf: (column: string) => string): string {
  const { year, month, hour, minute } = parts;
  const partOf = (column: string) => cellOf(column).trim();
  const two = (text: string) => text.trim().padStart(2, '0');
  const date =
    year === undefined || month === undefined
      ? day.trim()
      : `${partOf(year)}-${two(String(monthOf(partOf(month)) ?? partOf(month)))}-${two(day)}`;
  if (hour === undefined) return date;
  return `${date} ${two(partOf(hour))}:${minute === undefined ? '00' : two(partOf(minute))}`;
}

function areAll(cells: readonly string[], isValue: (cell: string) => boolean): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isEmpty(cell));
  return filled.length > 0 && filled.every(isValue);
}

function isMonth(cell: string): boolean {
  return /^(?:0?[1-9]|1[0-2])$/.test(cell) || monthOf(cell) !== undefined;
}
