import { UnusablePartition } from '../../domain/errors.js';
import { hasTimeOfDay } from './csv-interval-of-rows.js';
import { misleadingColumns, otherPrices } from './csv-ambiguous.js';
import { pairOf } from './csv-currency.js';
import { baseAndQuote } from './csv-base-quote.js';
import { unclearVolume } from './csv-unclear-volume.js';
import { derivativeOf } from './profiles/derivative.js';
import { currencyColumn } from './csv-currency-column.js';
import { footerTest } from './csv-footer.js';
import { gluedPairOf, isKnownPair } from './csv-glued-pairs.js';
import {
  CANDLE_MONEY,
  type ColumnMap,
  columnNames,
  currencyOf,
  mapCandle,
  mapColumns,
  missingRoles,
  MONEY,
  simplified,
} from './csv-header.js';
import type { Layout } from './csv-layout.js';
import type { FileSample, FoundLayout } from './csv-found-layout.js';
import { CLOSE_NAMES } from './csv-header-names.js';
import { currencyMarks, isEmpty } from './csv-number.js';
import { toldByName } from './csv-name-rules.js';
import { toldByPreamble } from './csv-preamble.js';
import type { Told } from './profiles/file-name.js';
import type { Pair } from './profiles/pair.js';
import type { Role } from './csv-roles.js';
import { mapVolumes, type Traded } from './csv-volumes.js';

/** Lines that may come before the header, and it. */
const HEADER_LINES = 20;
/** Rows that show what ambiguous columns contain. */
const ROWS = 2000;

export interface Header {
  /** Its place among the rows of the sample. */
  at: number;
  columns: readonly string[];
  /** Zero where it names nothing that is known. */
  score: number;
}

/**
 * The header among the first 20 lines: the one that names most of coin, price and date, then most known columns; of equals the first.
 */
export function findHeader(rows: readonly (readonly string[])[]): Header {
  const headers = rows.slice(0, HEADER_LINES).map((cells, at) => {
    const columns = columnNames(cells);
    const map = mapCandle(columns) ?? mapColumns(columns);
    const known = Object.keys(map).length;
    const score = known && (3 - missingRoles(map).length) * 1000 + known;
    return { at, columns, score };
  });
  return headers.reduce((a, b) => (b.score > a.score ? b : a), { at: 0, columns: [], score: -1 });
}

/** The layout that a file's header, its values and its name tell. */
export function detectLayout({ name, rows }: FileSample, { at, columns }: Header): FoundLayout {
  const isFooter = footerTest(mapCandle(columns) ?? mapColumns(columns));
  const body = rows
    .slice(at + 1, at + 1 + ROWS)
    .filter(
      (cells) => !isFooter(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
    );
  const cellsOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : columns.indexOf(column);
    return index < 0 ? [] : body.map((cells) => cells[index] ?? '');
  };
  const candle = candleColumns(columns, cellsOf);
  const notes: string[] = [];
  // A column without values has a role only where no other has it.
  const hasValues = (column: string) => !body.length || cellsOf(column).some((cell) => !isEmpty(cell));
  const mapQuote = (some: readonly string[]) => ({
    ...mapColumns(some),
    ...mapColumns(some.filter(hasValues)),
  });
  const named = mapQuote(columns);
  const ignored = misleadingColumns(
    candle ? { ...candle, rank: undefined, change: undefined } : named,
    cellsOf,
  );
  if (!candle)
    Object.assign(
      ignored,
      otherPrices(columns.filter(hasValues), named, (rest) => mapColumns(rest).price),
    );
  const left = columns.filter((column) => ignored[column] === undefined);
  let map: ColumnMap = (candle && mapCandle(left)) ?? mapQuote(left);
  const paired = pairColumn(map, cellsOf);
  if (paired.ignored) ignored[paired.ignored] = 'its values are no pairs';
  map = paired.map;
  if (
    map.currency === undefined &&
    map.pair === undefined &&
    currencyOf(map.price ?? map.close) === undefined
  ) {
    const taken = new Set<string | undefined>(Object.values(map));
    const currency = currencyColumn(
      left.filter((column) => !taken.has(column)),
      cellsOf,
    );
    if (currency !== undefined) map = { ...map, currency };
  }
  if (map.volume !== undefined && !/24/.test(map.volume) && left.some((column) => isSide(cellsOf(column)))) {
    ignored[map.volume] = 'rows are trades: it is not the volume of a day';
    map = Object.fromEntries(Object.entries(map).filter(([role]) => role !== 'volume'));
  }
  const sides = baseAndQuote(left, map, cellsOf);
  if (sides) {
    const { pair, symbol, currency, ...others } = map;
    for (const one of [pair, symbol, currency])
      if (one !== undefined && !Object.values(sides).includes(one))
        ignored[one] = `${JSON.stringify(sides.symbol)} and ${JSON.stringify(sides.currency)} tell the pair`;
    map = { ...others, ...sides };
  }
  const said = toldByPreamble(rows.slice(0, at));
  const ofName = toldByName(name);
  const symbols = [
    ...new Set(cellsOf(map.pair ?? map.symbol).map((cell) => cell.trim().toUpperCase())),
  ].filter((symbol) => !isEmpty(symbol));
  if (map.symbol !== undefined && areGluedPairs(symbols, map, columns, candle !== undefined)) {
    const { symbol, ...others } = map;
    map = { ...others, pair: symbol };
  }
  const pairs = symbols.flatMap((symbol) => partsOf(symbol) ?? (map.pair ? (gluedPairOf(symbol) ?? []) : []));
  const namesCurrency = columns.some(
    (column) => currencyOf(column) !== undefined && (column === map.price || ignored[column] !== undefined),
  );
  const constants = constantsOf(map, said, ofName, {
    isSaid: pairs.length > 0 || (namesCurrency && !candle),
    notes,
  });
  if (constants.symbol !== undefined) assertNameFits(name, ofName, currencyOf(map.price ?? map.close));
  if (candle) {
    const traded = tradedBy(pairs, symbols, constants, [currencyOf(map.close), ...cellsOf(map.currency)]);
    map = { ...map, ...mapVolumes(left, traded) };
    const unclear = unclearVolume(columns, map, { file: name, symbols, cellsOf });
    map = Object.fromEntries(Object.entries(map).filter(([, column]) => column !== unclear));
    if (unclear !== undefined)
      ignored[unclear] =
        'it may count coins, or be money as Yahoo Finance writes it; with "preset: yahoo" in a profile it is money, as columns.volume it counts coins';
  }
  const layout: Layout = {
    by: 'detection',
    kind: candle ? 'candle' : 'quote',
    columns: map,
    constants,
    width: columns.length,
    ...namedByRows(map, candle ? CANDLE_MONEY : MONEY, cellsOf),
    ...(Object.keys(ignored).length > 0 && { ignored }),
    ...(notes.length > 0 && { notes }),
  };
  return { layout, skippedRows: at + 1, columns };
}

type CellsOf = (column: string | undefined) => readonly string[];

/** Closing prices by their names alone. */
const CLOSES = [
  'close',
  'closeprice',
  'priceclose',
  'closingprice',
  'closelast',
  'c',
  'schluss',
  'schlusskurs',
  'cloture',
  'cours de cloture',
  'clot',
  'cierre',
  'chiusura',
  'fechamento',
  'slotkoers',
  'slot',
  ...CLOSE_NAMES,
].map(simplified);

/** A price or last price beside open, high and low closes a candle only where the rows are of days. */
function candleColumns(columns: readonly string[], cellsOf: CellsOf): ColumnMap | undefined {
  const map = mapCandle(columns);
  if (!map?.close) return undefined;
  const close = simplified(map.close.replace(/[\s_(]+[A-Za-z]{3,5}\)?$/, ''));
  if (CLOSES.includes(close) || CLOSES.includes(simplified(map.close))) return map;
  const dates = cellsOf(map.date);
  return map.time === undefined && !dates.some(hasTimeOfDay) ? map : undefined;
}

/** A column of pairs counts where its values are some; else it may be one of symbols. */
function pairColumn(map: ColumnMap, cellsOf: CellsOf): { map: ColumnMap; ignored?: string } {
  const { pair, symbol, ...others } = map;
  if (pair === undefined) return { map };
  const values = cellsOf(pair).filter((value) => !isEmpty(value));
  const areAll = values.every((value) => {
    const called = value.trim().toUpperCase();
    return partsOf(called) ?? gluedPairOf(called);
  });
  if (values.length && areAll) return { map: { ...others, pair } };
  const areSymbols =
    values.length > 0 && values.every((value) => /^[A-Za-z][A-Za-z\d.]{0,14}$/.test(value.trim()));
  if (areSymbols && symbol === undefined && map.id === undefined) return { map: { ...others, symbol: pair } };
  return { map: symbol === undefined ? others : { ...others, symbol }, ignored: pair };
}

/**
 * Whether the symbols are pairs without a delimiter. All must end in a currency, and something else must say so: the
 * currency of a volume, or a large coin in front (of one of them for candles, of all for quotes).
 */
function areGluedPairs(
  symbols: readonly string[],
  map: ColumnMap,
  columns: readonly string[],
  isCandle: boolean,
): boolean {
  const glued = symbols.filter((symbol) => !partsOf(symbol));
  if (!glued.length || !glued.every((symbol) => gluedPairOf(symbol))) return false;
  const volume = mapVolumes(columns, { coins: new Set(), currencies: new Set() }).quoteVolume;
  const currency = currencyOf(volume);
  if (
    isCandle &&
    currency !== undefined &&
    glued.every((symbol) => gluedPairOf(symbol)!.currency === currency)
  )
    return true;
  return isCandle ? glued.some(isKnownPair) : glued.every(isKnownPair);
}

/** The parts of a pair with a delimiter, or of a derivative. */
function partsOf(symbol: string): { symbol: string; currency?: string } | undefined {
  const pair = pairOf(symbol);
  return pair ? { symbol: pair.coin, currency: pair.currency } : derivativeOf(symbol);
}

/** Whether the cells say which side of a trade each row is. */
function isSide(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => !isEmpty(cell));
  return said.length > 0 && said.every((cell) => /^\s*(?:buy|sell|bid|ask)\s*$/i.test(cell));
}

function constantsOf(
  map: ColumnMap,
  preamble: Told,
  name: Told,
  { isSaid, notes }: { isSaid: boolean; notes: string[] },
): Layout['constants'] {
  const constants: Layout['constants'] = {};
  if (missingRoles(map).includes('symbol')) {
    const symbol = preamble.symbol ?? name.symbol;
    if (symbol !== undefined) {
      constants.symbol = symbol;
      notes.push(
        `the coin is ${symbol}, as the ${preamble.symbol ? 'lines before the header say' : 'name of the file says'}`,
      );
    }
  }
  const currency = preamble.currency ?? name.currency;
  if (
    currency !== undefined &&
    !isSaid &&
    map.currency === undefined &&
    currencyOf(map.close) === undefined
  ) {
    constants.currency = currency;
    notes.push(
      `amounts are in ${currency}, as the ${preamble.currency ? 'lines before the header say' : 'name of the file says'}`,
    );
  }
  return constants;
}

/** @throws UnusablePartition `contradictory_name` */
function assertNameFits(name: string, { currency }: Told, ofHeader: string | undefined): void {
  if (currency === undefined || ofHeader === undefined || ofHeader === currency) return;
  throw new UnusablePartition(
    'contradictory_name',
    `${name} is named after ${currency}, but the header says ${ofHeader}; rename the file, or say the currency in CSV_PROFILES`,
  );
}

function tradedBy(
  pairs: readonly Partial<Pair>[],
  symbols: readonly string[],
  { symbol, currency }: Layout['constants'],
  currencies: readonly (string | undefined)[],
): Traded {
  const coins = pairs.length ? pairs.map((pair) => pair.symbol) : [...symbols, symbol];
  const isThere = (one: string | undefined): one is string => !!one;
  return {
    coins: new Set(coins.filter(isThere)),
    currencies: new Set([...pairs.map((pair) => pair.currency), currency, ...currencies].filter(isThere)),
  };
}

function namedByRows(map: ColumnMap, money: readonly Role[], cellsOf: CellsOf): Pick<Layout, 'namedByRows'> {
  if (currencyOf(map[money[0]!]) !== undefined) return {};
  const stated = cellsOf(map.currency);
  const symbols = cellsOf(map.symbol);
  const columns = money.map((role) => map[role]).filter((column) => column !== undefined);
  const cells = columns.map((column) => cellsOf(column));
  const marks = new Set<string>();
  let isSilent = false;
  for (let row = 0; row < (cells[0]?.length ?? 0); row++) {
    const said = [stated[row] ?? '', partsOf((symbols[row] ?? '').trim().toUpperCase())?.currency ?? ''];
    const named = said.map((mark) => mark.trim()).filter((mark) => !isEmpty(mark));
    const found = [...named, ...cells.flatMap((column) => currencyMarks(column[row]!))];
    if (!found.length && cells.some((column) => !isEmpty(column[row]!))) isSilent = true;
    for (const mark of found) marks.add(mark);
  }
  if (!isSilent || !marks.size) return {};
  return { namedByRows: [...marks] };
}
