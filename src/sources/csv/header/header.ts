import { fieldName } from '../../../domain/names.js';
import { parseDate } from '../values/date.js';
import { parseNumber } from '../values/number.js';
import { UNIT_PRICE_NAMES } from './accepted-header-names.js';
import { CANDLE_NAMES, DAY_NAMES, QUOTE_NAMES } from './header-names.js';
import {
  bareCurrency,
  columnNamed,
  columnsNamed,
  currencyOf,
  definedColumns,
  inCurrency,
  simplifiedName,
  simplifiedNames,
  withCurrency,
} from './named-columns.js';
import type { Role } from './roles.js';

/** The file's column for each role. */
export type ColumnMap = Readonly<Partial<Record<Role, string>>>;

/**
 * Header names, trimmed and made unique: an empty one becomes `col_3`, a repeated one `price_2`. Names that would lose
 * their position as object keys (`2024`, `__proto__`) get a prefix: `col_2024`.
 */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = fieldName(cell.trim()) || `col_${index + 1}`;
    const safe = /^\d+$|^_\d+$|^__proto__$/.test(name) ? `col_${name}` : name;
    let unique = safe;
    for (let count = 2; taken.has(unique); count++) unique = `${safe}_${count}`;
    taken.add(unique);
    return unique;
  });
}

/** Roles whose values are amounts of money. */
export const MONEY = ['price', 'marketCap', 'volume'] as const satisfies readonly Role[];
/** The close comes first: the others are in its currency. */
export const PRICES = ['close', 'open', 'high', 'low'] as const satisfies readonly Role[];
export const CANDLE_MONEY = [
  'close',
  'open',
  'high',
  'low',
  'quoteVolume',
  'marketCap',
] as const satisfies readonly Role[];

/**
 * For each role of a quote, the first matching column in the order of QUOTE_NAMES; a column has one role. Names of
 * amounts may include their currency (`price_eur`, `Market Cap (EUR)`); if they differ, the price's currency decides.
 */
export function mapColumns(columns: readonly string[]): ColumnMap {
  const map = columnsNamed(columns, QUOTE_NAMES);
  const isDay = simplifiedNames(DAY_NAMES).includes(simplifiedName(map.date ?? ''));
  if (map.date === map.time || !isDay) delete map.time;
  // A price without a currency in its name is in the currency of the column next to it.
  const plain = map.currency === undefined ? undefined : columnNamed(columns, 'price');
  if (plain !== undefined && currencyOf(map.price) !== undefined) map.price = plain;
  const perUnit =
    columnsNamed(columns, { price: UNIT_PRICE_NAMES }).price ?? withCurrency(columns, UNIT_PRICE_NAMES);
  const price =
    perUnit ?? map.price ?? withCurrency(columns, QUOTE_NAMES.price) ?? bareCurrencyColumn(columns, map);
  if (price !== undefined) map.price = price;
  for (const role of ['marketCap', 'volume'] as const) {
    const found = map[role] ?? inCurrency(columns, QUOTE_NAMES[role], currencyOf(price));
    if (found !== undefined) map[role] = found;
  }
  return map;
}

/**
 * The only column called `usd` or the like, as in `id,usd,usd_market_cap`, unless a column without a role may count
 * coins: the amount may then be their total value.
 */
function bareCurrencyColumn(columns: readonly string[], map: ColumnMap): string | undefined {
  const taken = new Set<string>(Object.values(map));
  const left = columns.filter((column) => !taken.has(column));
  const bare = left.filter((column) => bareCurrency(column) !== undefined);
  return bare.length === 1 && left.every((column) => currencyOf(column) !== undefined) ? bare[0] : undefined;
}

/** The columns of a candle by name, without volumes (see `mapVolumes`). Undefined unless open, high, low and close all exist. */
export function mapCandle(columns: readonly string[]): ColumnMap | undefined {
  const { date, time, zone, symbol, id, name, pair, exchange, isin, currency, marketCap, contract, chain } =
    mapColumns(columns);
  const named = partOfCandle(columns);
  if (PRICES.some((role) => named[role] === undefined)) return undefined;
  return definedColumns({
    ...{ ...named, date: named.date ?? date, ...(named.date === undefined && { time }) },
    ...{ zone, symbol, id, name, pair, exchange, isin, currency, marketCap, contract, chain },
  });
}

/** The columns with names that only candles have, even if open, high, low or close is missing. */
export function partOfCandle(columns: readonly string[]): ColumnMap {
  const map = columnsNamed(columns, CANDLE_NAMES);
  for (const role of PRICES) map[role] ??= withCurrency(columns, CANDLE_NAMES[role], currencyOf(map.close));
  return map;
}

/** Required roles that are missing: whose price, which price, and when. */
export function missingRoles(map: ColumnMap): Role[] {
  const hasCoin = map.symbol ?? map.id ?? map.pair;
  const missing: Role[] = hasCoin === undefined ? ['symbol'] : [];
  if ((map.price ?? map.close) === undefined) missing.push('price');
  return map.date === undefined ? [...missing, 'date'] : missing;
}

/** Whether a first row contains values rather than names. */
export function looksLikeData(cells: readonly string[]): boolean {
  const rule = { dateOrder: 'dmy', timeZone: 'UTC' } as const;
  return cells.some(
    (cell) =>
      typeof parseNumber(cell, '.') === 'string' ||
      typeof parseNumber(cell, ',') === 'string' ||
      parseDate(cell, rule),
  );
}
