import { isEmpty } from '../values/empty.js';
import { coinReader } from '../layout/coin-reader.js';
import { HEADER_ROWS } from '../dialect/limits.js';
import { assertNameFits, constantsOf } from '../layout/constants.js';
import { detectColumns } from './detected-columns.js';
import { datePartsOf } from './date-parts.js';
import type { FileSample, FoundLayout } from '../layout/found-layout.js';
import {
  CANDLE_MONEY,
  type ColumnMap,
  columnNames,
  mapCandle,
  mapColumns,
  missingRoles,
  MONEY,
} from '../header/header.js';
import { currencyOf } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { withUnnamedDates } from './unnamed-dates.js';
import { hasUnnamedRowNumber } from './row-counter.js';
import { currenciesInRows } from './currencies-in-rows.js';
import { factsInFileName } from '../facts/name-rules.js';
import { otherColumns } from './other-columns.js';
import type { StatedFacts } from '../facts/stated-facts.js';
import { areGluedPairs } from './pair-column.js';
import { factsInPreamble } from '../layout/preamble.js';
import { sampleTable } from './sample-table.js';
import { unclearVolume } from './unclear-volume.js';
import { addUnits } from '../header/units-row.js';
import { volumesByPrice } from './volume-order.js';
import { mapVolumes, tradedAssets } from './volumes.js';
import { bareSymbol } from '../layout/coin-symbol.js';

export interface Header {
  /** Index among the sample's rows. */
  at: number;
  /** Column names, including units from the row below. */
  columns: readonly string[];
  /** 2 if a row of units follows. */
  rows: 1 | 2;
  /** Zero if no column is known. */
  score: number;
}

interface NamedHeader extends Omit<Header, 'rows'> {
  map: ColumnMap;
}
const NO_HEADER: NamedHeader = { at: 0, columns: [], map: {}, score: -1 };

/**
 * Finds the header among the first 20 rows: the row that names the most of coin, price and date. In a tie, it is the row
 * with the most known columns, then the first one.
 */
export function findHeader(rows: readonly (readonly string[])[]): Header {
  const headers: NamedHeader[] = rows.slice(0, HEADER_ROWS).map((cells, at) => {
    const below = rows.slice(at + 1);
    const columns = withUnnamedDates(
      columnNames(hasUnnamedRowNumber(cells, below) ? ['', ...cells] : cells),
      below,
    );
    const map = mapCandle(columns) ?? mapColumns(columns);
    const known = Object.keys(map).length;
    const score = known && (3 - missingRoles(map).length) * 1000 + known;
    return { at, columns, map, score };
  });
  const { map, ...header } = headers.reduce((a, b) => (b.score > a.score ? b : a), NO_HEADER);
  const columns = addUnits(header.columns, map, rows[header.at + 1]);
  return columns ? { ...header, columns, rows: 2 } : { ...header, rows: 1 };
}

/**
 * The layout implied by a file's header, values and name.
 * @param settled facts about all rows from a profile, with which the file may disagree
 */
export function detectLayout(
  { name, rows }: FileSample,
  { at, columns, rows: height }: Header,
  settled: StatedFacts = {},
): FoundLayout {
  const ofName = factsInFileName(name);
  const { cellsOf, ...table } = sampleTable(columns, rows.slice(at + height));
  const { isCandle, map: found, ignored, left } = detectColumns({ ...table, cellsOf }, ofName);
  const parts = datePartsOf(left, found, cellsOf);
  const values = [...new Set(cellsOf(found.pair ?? found.symbol))].filter((value) => !isEmpty(value));
  const isGlued = found.symbol !== undefined && areGluedPairs(values, columns, isCandle);
  let map = parts ? { ...found, date: parts.date } : found;
  if (isGlued) {
    const { symbol, ...others } = map;
    map = { ...others, pair: symbol! };
  }
  const venues = new Set(values.map((value) => bareSymbol(value).exchange).filter(Boolean));
  const kind = isCandle ? ('candle' as const) : ('quote' as const);
  const of = { by: 'detection' as const, kind, ...(venues.size > 1 && { venues: true as const }) };
  const coinOf = coinReader({ ...of, columns: map, constants: {} });
  const coins = values.map((value) => coinOf(value) ?? { symbol: value.trim().toUpperCase() });
  const namesCurrency = columns.some(
    (column) => currencyOf(column) !== undefined && (column === map.price || ignored[column] !== undefined),
  );
  const notes: string[] = [];
  const constants = constantsOf(map, factsInPreamble(rows.slice(0, at)), ofName, {
    isSettled: settled.currency !== undefined,
    isSaid: coins.some((coin) => coin.currency !== undefined) || (namesCurrency && !isCandle),
    notes,
  });
  if (constants.symbol !== undefined && settled.currency === undefined)
    assertNameFits(name, ofName, currencyOf(map.price ?? map.close));
  if (isCandle) {
    const traded = tradedAssets(coins, constants, [currencyOf(map.close), ...cellsOf(map.currency)]);
    map = { ...map, ...mapVolumes(left, traded) };
    map = { ...map, ...volumesByPrice(left, map, cellsOf) };
    const currency = currencyOf(map.close) ?? constants.currency ?? coins[0]?.currency;
    const candles = { file: name, symbols: values, coin: constants.symbol, currency, cellsOf };
    const unclear = unclearVolume(columns, map, candles);
    map = Object.fromEntries(Object.entries(map).filter(([, column]) => column !== unclear?.column));
    if (unclear) ignored[unclear.column] = unclear.why;
  }
  for (const [column, why] of Object.entries(otherColumns(left, map, { isCandle, cellsOf })))
    ignored[column] ??= why;
  const layout: Layout = { ...of, columns: map, constants, width: columns.length };
  Object.assign(layout, currenciesInRows(layout, isCandle ? CANDLE_MONEY : MONEY, cellsOf));
  if (parts) layout.dateParts = parts.dateParts;
  if (Object.keys(ignored).length) layout.ignored = ignored;
  if (notes.length) layout.notes = notes;
  return { layout, skippedRows: at + height, columns };
}
