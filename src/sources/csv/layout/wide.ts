import { simplifiedName } from '../header/named-columns.js';
import type { Layout } from './layout.js';
import { isEmpty } from '../values/empty.js';
import { isKnownCoin, symbolOfCoin } from '../coins/coins.js';
import { splitPair } from '../coins/pair.js';

/** A coin with its own columns. */
export interface WideCoin {
  /** What its columns are named after. */
  name: string;
  symbol: string;
  currency?: string;
}

export type CoinColumns = NonNullable<Layout['coins']>[number];

/** A header of several rows, as yfinance writes it: fields, tickers, and the name of the column of dates. */
export interface TickerHeader {
  /** The field and coin of each column. The first column contains the dates. */
  fields: readonly string[];
  tickers: readonly string[];
  /** Number of rows. */
  length: number;
}

const PRICES = ['open', 'high', 'low', 'close', 'adjclose', 'volume'];

const FIELD = '(?<field>open|high|low|close|adj[ ._]?close|adjusted|volume)';
const TICKER = '(?<ticker>[A-Z\\d]+[-.][A-Z]{3,4})';
/** `Close_BTC-USD`, `('Close', 'BTC-USD')` and `BTC.USD.Close` */
const JOINED = [
  `^\\(?'?${FIELD}'?[\\s,_.]+'?${TICKER}'?\\)?$`,
  `^\\(?'?${TICKER}'?[\\s,_.]+'?${FIELD}'?\\)?$`,
].map((pattern) => new RegExp(pattern, 'i'));
type Joined = Record<'field' | 'ticker', string>;
const JOINED_DATE = /^\(?'?(?:date(?:time)?|index)?'?(?:_|, ''\))?$/i;

/** Tickers are in capitals. */
function partsOf(cell: string): Joined | undefined {
  const parts = JOINED.map((pattern) => pattern.exec(cell)?.groups).find(Boolean) as Joined | undefined;
  return parts && parts.ticker === parts.ticker.toUpperCase() ? parts : undefined;
}

/** A header whose rows were joined, as pandas and R do. Volumes are left out: they are as often in coins as in money. */
function joinedHeader(cells: readonly string[]): TickerHeader | undefined {
  const [date = '', ...others] = cells.map((cell) => cell.trim());
  if (!others.length || !JOINED_DATE.test(date)) return undefined;
  const parts = others.map(partsOf);
  if (!parts.every((part) => part !== undefined)) return undefined;
  const fields = parts.map(({ field }) => (/volume/i.test(field) ? '' : field));
  const tickers = parts.map(({ ticker }) => ticker.replace('.', '-'));
  return { fields: [date, ...fields], tickers: ['', ...tickers], length: 1 };
}

/** The fields come first, or the tickers; older files name neither row. */
export function tickerHeader(rows: readonly (readonly string[])[], at: number): TickerHeader | undefined {
  const [first, second, dates] = rows.slice(at, at + 3);
  const joined = first && joinedHeader(first);
  if (joined) return joined;
  if (!first || !second || !dates || !/^date(?:time)?$/i.test(dates[0]!.trim())) return undefined;
  if (!dates.slice(1).every((cell) => cell.trim() === '')) return undefined;
  const areFields = (cells: readonly string[]) =>
    cells.length > 1 && cells.slice(1).every((cell) => PRICES.includes(simplifiedName(cell)));
  const areTickers = (cells: readonly string[]) => !cells.slice(1).some((cell) => isEmpty(cell));
  const isNamed = (cells: readonly string[]) => /^(?:price|ticker)?$/i.test(cells[0]!.trim());
  if (first.length !== second.length || !isNamed(first) || !isNamed(second)) return undefined;
  const date = dates[0]!.trim();
  if (areFields(first) && areTickers(second))
    return { fields: [date, ...first.slice(1)], tickers: ['', ...second.slice(1)], length: 3 };
  if (areFields(second) && areTickers(first))
    return { fields: [date, ...second.slice(1)], tickers: ['', ...first.slice(1)], length: 3 };
  return undefined;
}

/** `BTC` of the ticker `BTC-USD`, `UNI` of `UNI7083-USD`; a share has no currency. */
export function coinOfTicker(ticker: string): WideCoin {
  const name = ticker.trim();
  const pair = /^([A-Z0-9]*?[A-Z])(?:\d{3,6})?-([A-Z]{3,4})$/.exec(name);
  return pair ? { name, symbol: pair[1]!, currency: pair[2]! } : { name, symbol: name.toUpperCase() };
}

/** For a column named after a coin or a pair: `BTC`, `Bitcoin`, `BTC-EUR`. */
export function coinOfColumn(column: string): WideCoin {
  const pair = /[-/_]/.test(column) || !isKnownCoin(column) ? splitPair(column) : undefined;
  if (pair) return { name: column, ...pair };
  return { name: column, symbol: symbolOfCoin(column) ?? column.toUpperCase() };
}

/** Whether a header consists of dates and large coins only. */
export function looksWide(header: readonly string[]): boolean {
  const names = header.map((cell) => cell.trim());
  const others = names.filter(
    (name) => !/^(?:date|time|timestamp|datetime|day|unix)$/i.test(name) && name !== '',
  );
  const isCoin = (name: string) =>
    symbolOfCoin(name) !== undefined || isKnownCoin(splitPair(name)?.symbol ?? '');
  return others.length > 1 && others.length < names.length && others.every(isCoin);
}
