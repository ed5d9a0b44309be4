import { fieldName } from '../../domain/names.js';
import { currencyOfHeader } from './csv-header-currency.js';
import { parseDate } from './csv-date.js';
import { titleOf } from './csv-header-title.js';
import { parseNumber } from './csv-number.js';
import { CANDLE_NAMES, DAY_NAMES, QUOTE_NAMES } from './csv-header-names.js';
import type { Role } from './csv-roles.js';

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

const OF_A_DAY = ['volume', 'change'] as const satisfies readonly Role[];
/** `24h`, `(24 Std.)`, `24ч` */
const DAY =
  /(?<![\p{L}\d])(?:(?:за|in|de|em|last|über)\s+)?24[\s_-]*(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|uren|godz|ч|час\p{L}*|saat|s|tim|timmar|小时|小時|時間|시간)(?!\p{L})\.?/iu;
const PERCENT =
  /%|pct|percent(?:age)?|prozent|pourcent(?:age)?|porcent\p{L}*|percentuale|procent\p{L}*|процент\p{L}*/iu;

/**
 * For each role of a quote, the first matching column in the order of QUOTE_NAMES; a column has one role. Names of amounts
 * may include their currency (`price_eur`, `Market Cap (EUR)`); if they differ, that of the price decides.
 */
export function mapColumns(columns: readonly string[]): ColumnMap {
  const map = columnsNamed(columns, QUOTE_NAMES);
  const isDay = DAY_NAMES.some((name) => simplified(name) === simplified(map.date ?? ''));
  if (map.date === map.time || !isDay) delete map.time;
  // A price without a currency in its name is in the currency of the column next to it.
  const plain = map.currency === undefined ? undefined : columnNamed(columns, 'price');
  if (plain !== undefined && currencyOf(map.price) !== undefined) map.price = plain;
  for (const role of MONEY) {
    const found =
      map[role] ?? withCurrency(columns, QUOTE_NAMES[role], role !== 'price', currencyOf(map.price));
    if (found !== undefined) map[role] = found;
  }
  return map;
}

/** The columns of a candle by name, without volumes (see `mapVolumes`). Undefined unless open, high, low and close all exist. */
export function mapCandle(columns: readonly string[]): ColumnMap | undefined {
  const { date, time, zone, symbol, id, name, pair, exchange, currency, marketCap, contract, chain } =
    mapColumns(columns);
  const named = partOfCandle(columns);
  if (PRICES.some((role) => named[role] === undefined)) return undefined;
  return present({
    ...{ ...named, date: named.date ?? date, ...(named.date === undefined && { time }) },
    ...{ zone, symbol, id, name, pair, exchange, currency, marketCap, contract, chain },
  });
}

/** The columns with names that only candles have, even if open, high, low or close is missing. */
export function partOfCandle(columns: readonly string[]): ColumnMap {
  const map = columnsNamed(columns, CANDLE_NAMES);
  for (const role of PRICES)
    map[role] ??= withCurrency(columns, CANDLE_NAMES[role], false, currencyOf(map.close));
  return map;
}

function columnsNamed(
  columns: readonly string[],
  accepted: Readonly<Partial<Record<Role, readonly string[]>>>,
): Partial<Record<Role, string>> {
  const reversed = columns.toReversed();
  const byName = new Map([
    ...reversed.map((column) => [simplified(titleOf(column).title), column] as const),
    ...reversed.map((column) => [simplified(column), column] as const),
  ]);
  const map: Partial<Record<Role, string>> = {};
  for (const [role, names] of namesOf(accepted)) {
    const found = names.map((name) => byName.get(name)).find((column) => column !== undefined);
    if (found !== undefined) map[role] = found;
  }
  for (const role of OF_A_DAY) map[role] ??= ofDay(columns, accepted[role] ?? []);
  return present(map);
}

/**
 * The first column whose name combines one of the names with `24h` or `%`, in any order: `Change % (24h)`, `% Veränderung
 * 24 Std.`
 */
function ofDay(columns: readonly string[], names: readonly string[]): string | undefined {
  const keyOf = (name: string) => {
    const plain = simplified(name.replace(DAY, ' ').replace(PERCENT, ' '));
    return plain && `${plain}${PERCENT.test(name) ? '%' : ''}`;
  };
  const isOfDay = (name: string) => /24/.test(name) === DAY.test(name);
  const byKey = new Map(
    columns.toReversed().flatMap((column) => {
      const { title } = titleOf(column);
      return isOfDay(title) ? [[keyOf(title), column] as const] : [];
    }),
  );
  return names.map((name) => byKey.get(keyOf(name))).find((column) => column !== undefined);
}

const simplifiedNames = new WeakMap<object, [Role, string[]][]>();

function namesOf(accepted: Readonly<Partial<Record<Role, readonly string[]>>>): [Role, string[]][] {
  let names = simplifiedNames.get(accepted);
  if (!names) {
    const roles = Object.entries(accepted) as [Role, readonly string[]][];
    names = roles.map(([role, list]) => [role, list.map(simplified)]);
    simplifiedNames.set(accepted, names);
  }
  return names;
}

/** The first column with this name. */
export function columnNamed(columns: readonly string[], name: string): string | undefined {
  const named = simplified(name);
  return (
    columns.find((column) => simplified(column) === named) ??
    columns.find((column) => simplified(titleOf(column).title) === named)
  );
}

function present(map: Partial<Record<Role, string | undefined>>): ColumnMap {
  return Object.fromEntries(Object.entries(map).filter(([, column]) => column !== undefined));
}

/** The currency in a column's own name. */
export function currencyOf(column: string | undefined): string | undefined {
  return column === undefined ? undefined : (currencyOfHeader(titleOf(column).title)?.currency ?? undefined);
}

/**
 * The first column whose name combines one of the names with a currency.
 * @param isBound whether only the wanted currency is accepted; otherwise it is preferred
 */
function withCurrency(
  columns: readonly string[],
  names: readonly string[],
  isBound: boolean,
  wanted?: string,
): string | undefined {
  if (isBound && wanted === undefined) return undefined;
  const named = columns.flatMap((column) => {
    const { currency, rest } = currencyOfHeader(titleOf(column).title) ?? {};
    const fits = wanted === undefined ? currency !== undefined : currency === wanted;
    if (!fits || !rest) return [];
    return [simplified(rest), simplified(rest.replace(DAY, ' '))].map((key) => [key, column] as const);
  });
  const byName = new Map(named.toReversed());
  return names.map((name) => byName.get(simplified(name))).find((column) => column !== undefined);
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

export function simplified(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('%', 'pct')
    .replaceAll('$', 'usd')
    .replace(/^#$/, 'rank')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
