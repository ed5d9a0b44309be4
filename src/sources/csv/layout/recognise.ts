import { HEADER_ROWS } from '../dialect/limits.js';
import { parseDate } from '../values/date.js';
import { parseNumber } from '../values/number.js';
import { columnNames } from '../header/header.js';
import { usualSymbol } from '../coins/coins.js';
import { findColumn } from './columns.js';
import { factsMatchedBy } from '../facts/stated-facts.js';
import { columnsOf } from './found-columns.js';
import { splitPair } from '../coins/pair.js';
import { matchesPattern } from '../facts/pattern.js';
import { type Preset, presets } from '../profiles/preset.js';
import { tickerHeader } from './wide.js';

/** A preset that matches a file. */
export interface RecognisedPreset {
  preset: Preset;
  /** Index of its header row; -1 if it has none. */
  headerRow: number;
}

/** The best match: the preset with the most columns, preferring one that also requires a file name. */
export function recognise(rows: readonly (readonly string[])[], stem: string): RecognisedPreset | undefined {
  const first = rows.slice(0, HEADER_ROWS);
  let best: RecognisedPreset | undefined;
  for (const preset of presets()) {
    const { named, file_name: needed } = preset.recognise;
    if (needed !== undefined && !matchesPattern(needed, stem)) continue;
    const isNamed = factsMatchedBy(preset.file_name, stem, preset) !== undefined;
    if (named && !isNamed) continue;
    const headerRow = first.findIndex((cells, at) =>
      preset.wide === 'tickers'
        ? tickerHeader(rows, at) !== undefined
        : isHeader(cells, preset) && !namesCoins(cells, preset) && fitsPair(cells, rows[at + 1], preset),
    );
    const found = headerRow >= 0 || (isNamed && hasNoHeader(first, preset));
    if (found && (!best || weight(preset) > weight(best.preset))) best = { preset, headerRow };
  }
  return best;
}

function weight({ recognise: { named, file_name: needed, columns = [] } }: Preset): number {
  return columns.length + (named || needed !== undefined ? 0.5 : 0);
}

function isHeader(cells: readonly string[], { recognise: { columns, only } }: Preset): boolean {
  if (!columns || cells.length < columns.length) return false;
  const names = cells.map((cell) => cell.trim());
  const isEmptyFrom = (at: number) => names.slice(at).every((name) => name === '');
  if (only)
    return isEmptyFrom(columns.length) && columns.every((column, at) => findColumn(column, [names[at]!]));
  const taken = new Set<string>();
  return columns.every((column) => {
    const found = findColumn(column, names, taken)?.column;
    if (found !== undefined) taken.add(found);
    return found !== undefined;
  });
}

/** Whether there is a column of symbols although the publisher's files have none: the rows may be about several coins. */
function namesCoins(cells: readonly string[], { columns }: Preset): boolean {
  const { symbol, pair, id } = columns ?? {};
  return (
    (symbol ?? pair ?? id) === undefined && cells.some((cell) => /^\s*(?:symbol|ticker)\s*$/i.test(cell))
  );
}

/** Whether the pair in the first row is the one in the header: in other files the volumes are swapped. */
function fitsPair(header: readonly string[], row: readonly string[] | undefined, preset: Preset): boolean {
  const names = columnNames(header);
  const { columns, symbol, currency } = columnsOf(preset, names);
  const pair = columns.pair === undefined ? undefined : row?.[names.indexOf(columns.pair)];
  if (symbol === undefined || currency === undefined || pair === undefined) return true;
  return splitPair(pair, [currency])?.symbol === usualSymbol(symbol);
}

function isDate(cell: string): boolean {
  return (
    /^\d\d?:\d\d(?::\d\d)?$/.test(cell.trim()) ||
    parseDate(cell, { dateOrder: 'dmy', timeZone: 'UTC' }) !== undefined
  );
}

function isTruth(cell: string): boolean {
  return /^\s*(?:true|false)\s*$/i.test(cell);
}

/** Whether rows have this many numbers, dates and truth values, which a header does not have. */
function hasNoHeader(rows: readonly (readonly string[])[], { recognise: { cells } }: Preset): boolean {
  const isData = (row: readonly string[]) =>
    cells!.includes(row.length) &&
    row.every((cell) => typeof parseNumber(cell, '.') === 'string' || isDate(cell) || isTruth(cell));
  return cells !== undefined && rows.length > 0 && rows.every(isData);
}
