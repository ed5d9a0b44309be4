import { type Paint, printable, type Style, widthOf } from './paint.js';

export type Cell = string | readonly [Style, string];

export interface Column<Row> {
  title: string;
  cell: (row: Row) => Cell;
  /** Aligns the column to the right, for numbers. */
  right?: boolean;
}

export interface Screen {
  paint: Paint;
  /** The width in columns to which lines are cut; undefined if the output is not a terminal. */
  width?: number;
}

/** Formats rows under their titles. Columns that are empty in all rows are left out. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { paint, width }: Screen,
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const used = columns.map((_, at) => at).filter((at) => cells.some((row) => textOf(row[at]!) !== ''));
  const lines = [columns.map(({ title }): Cell => ['bold', title]), ...cells];
  const widths = columns.map((_, at) => Math.max(0, ...lines.map((line) => widthOf(textOf(line[at]!)))));
  return lines.map((line) => lineOf(line, used, { columns, widths, paint, width })).join('');
}

/** Formats names and values, one pair per line. Empty values are left out. */
export function facts(pairs: readonly (readonly [name: string, value: Cell])[], { paint }: Screen): string {
  const shown = pairs.filter(([, value]) => textOf(value) !== '');
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown
    .map(([name, value]) => `${paint('bold', name.padEnd(width))}  ${painted(value, paint)}\n`)
    .join('');
}

interface Layout {
  columns: readonly { right?: boolean }[];
  widths: readonly number[];
  paint: Paint;
  width?: number;
}

function lineOf(line: readonly Cell[], used: readonly number[], layout: Layout): string {
  const { columns, widths, paint, width = Infinity } = layout;
  let [text, taken] = ['', 0];
  for (const at of used) {
    const isLast = at === used.at(-1);
    const cell = cut(line[at]!, width - taken);
    const padding = ' '.repeat(Math.max(0, Math.min(widths[at]!, width - taken) - widthOf(textOf(cell))));
    const shown = painted(cell, paint);
    text += columns[at]!.right ? padding + shown : isLast ? shown : shown + padding;
    taken += widths[at]! + 2;
    if (isLast || taken >= width) break;
    text += '  ';
  }
  return `${text.trimEnd()}\n`;
}

function cut(cell: Cell, width: number): Cell {
  const text = textOf(cell);
  if (widthOf(text) <= width) return cell;
  let short = '';
  for (const character of text) {
    if (widthOf(short + character) >= width) break;
    short += character;
  }
  return typeof cell === 'string' ? `${short}…` : [cell[0], `${short}…`];
}

function textOf(cell: Cell): string {
  return printable(typeof cell === 'string' ? cell : cell[1]);
}

function painted(cell: Cell, paint: Paint): string {
  return typeof cell === 'string' || cell[1] === '' ? textOf(cell) : paint(cell[0], textOf(cell));
}
