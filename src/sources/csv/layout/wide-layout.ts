import { UnusablePartition } from '../../../domain/errors.js';
import type { FileSample, FoundLayout } from './found-layout.js';
import { columnNames } from '../header/header.js';
import type { Layout } from './layout.js';
import { columnsOf } from './found-columns.js';
import { headerOf, columnList } from './header-of.js';
import type { Origin } from './origin.js';
import { type CoinColumns, coinOfColumn, coinOfTicker, tickerHeader } from './wide.js';

/**
 * The layout of a file with several coins side by side.
 * @throws UnusablePartition `missing_column`
 */
export function wideLayout(origin: Origin, sample: FileSample): FoundLayout {
  return origin.reading.wide === 'tickers' ? ofTickers(origin, sample) : ofPrices(origin, sample);
}

function ofPrices(origin: Origin, { name: file, rows }: FileSample): FoundLayout {
  const { reading } = origin;
  const { columns, skippedRows } = headerOf(origin, rows, file);
  const { date, time } = columnsOf(reading, columns).columns;
  const shared = { ...(date !== undefined && { date }), ...(time !== undefined && { time }) };
  const others = columns.filter(
    (column) => !Object.values(shared).includes(column) && !/^col_\d+$/.test(column),
  );
  if (date === undefined || !others.length) throw noCoins(origin, columns, file);
  const coins = others.map((column) => {
    const { symbol, currency } = coinOfColumn(column);
    return { columns: { price: column }, constants: { symbol, ...(currency && { currency }) } };
  });
  return { layout: layoutOf(origin, 'quote', shared, coins), skippedRows, columns };
}

function ofTickers(origin: Origin, { name: file, rows }: FileSample): FoundLayout {
  const { reading, recognised } = origin;
  const at = recognised?.headerRow ?? rows.findIndex((_, row) => tickerHeader(rows, row) !== undefined);
  const header = at < 0 ? undefined : tickerHeader(rows, at);
  if (!header) throw noCoins(origin, rows[0] ?? [], file);
  const { fields, tickers, length } = header;
  const columns = columnNames(fields.map((field, index) => `${field} ${tickers[index]!}`.trim()));
  const coins = [...new Set(tickers.slice(1))].map((ticker) => {
    const own = fields.map((field, index) => (tickers[index] === ticker ? field : ''));
    const named = Object.entries(columnsOf(reading, own).columns);
    const found = Object.fromEntries(named.map(([field, name]) => [field, columns[own.indexOf(name)]!]));
    return { found, ...coinOfTicker(ticker) };
  });
  const isCandle = coins.every(({ found }) => found.open && found.high && found.low && found.close);
  const parts: CoinColumns[] = coins.map(
    ({ found: { open, high, low, close, quote_volume: volume }, symbol, currency }) => {
      // A share's volume is a number of shares; a coin's volume is money.
      const volumeRole = !isCandle ? 'volume' : currency ? 'quoteVolume' : 'baseVolume';
      const isStored = volume !== undefined && (isCandle || currency !== undefined);
      return {
        columns: {
          ...(isCandle ? { open, high, low, close } : { price: close }),
          ...(isStored && { [volumeRole]: volume }),
        },
        constants: { symbol, ...(currency && { currency }) },
      };
    },
  );
  if (parts.some(({ columns: { open, price } }) => (open ?? price) === undefined))
    throw noCoins(origin, columns, file);
  const layout = layoutOf(origin, isCandle ? 'candle' : 'quote', { date: columns[0]! }, parts);
  if (!isCandle) layout.notes = ['rows are quotes of the close: the file lacks an open, high or low'];
  return { layout, skippedRows: at + length, columns, usualInterval: reading.defaults?.interval };
}

function layoutOf(
  { by, name, reading: { constants } }: Origin,
  kind: Layout['kind'],
  columns: Layout['columns'],
  coins: Layout['coins'],
): Layout {
  return { by, name, kind, columns, constants: { ...constants }, coins };
}

function noCoins({ by, name }: Origin, columns: readonly string[], file: string): UnusablePartition {
  const message = `${by} ${JSON.stringify(name)} expects a column of dates and others for each coin, which ${file} lacks; its columns are ${columnList(columns)}`;
  return new UnusablePartition('missing_column', message);
}
