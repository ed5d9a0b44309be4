import { fieldName } from '../../domain/names.js';
import { currencyOfHeader } from './csv-currency.js';
import { parseDate } from './csv-date.js';
import { parseNumber } from './csv-number.js';
import { ACCEPTED, type Role } from './csv-roles.js';

/** The column of each role that the file has. */
export type ColumnMap = Readonly<Partial<Record<Role, string>>>;

/**
 * Header names as they stand in the file, trimmed and made unique: an empty one becomes `col_3`, a repeated one
 * `price_2`. So does a name that an object would not keep in its place (`2024`, `__proto__`): `col_2024`.
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

/** Columns of dates beside which a column `time` has the time of day. */
const DAYS = ['date', 'day'];

/** The roles whose values are amounts of money. */
export const MONEY = ['price', 'marketCap', 'volume'] as const satisfies readonly Role[];
export const CANDLE_MONEY = [
  'close',
  'open',
  'high',
  'low',
  'quoteVolume',
  'marketCap',
] as const satisfies readonly Role[];

/**
 * For each role the first column by the order of ACCEPTED; a column has one role. An amount may be named with its currency
 * (`price_eur`, `Market Cap (EUR)`); of several currencies the price's counts.
 */
export function mapColumns(columns: readonly string[]): ColumnMap {
  const byName = new Map(columns.toReversed().map((column) => [simplified(column), column]));
  const map: Partial<Record<Role, string>> = {};
  for (const [role, names] of Object.entries(ACCEPTED) as [Role, readonly string[]][]) {
    const found = names.map((name) => byName.get(simplified(name))).find((column) => column !== undefined);
    if (found !== undefined) map[role] = found;
  }
  if (map.date === map.time || !DAYS.includes(simplified(map.date ?? ''))) delete map.time;
  for (const role of MONEY) {
    const found = map[role] ?? withCurrency(columns, role, currencyOf(map.price));
    if (found !== undefined) map[role] = found;
  }
  return map;
}

/** The currency that a column's own name says its amounts are in. */
export function currencyOf(column: string | undefined): string | undefined {
  return column === undefined ? undefined : currencyOfHeader(column)?.currency;
}

/** @param wanted the currency that it must name; undefined: any */
function withCurrency(
  columns: readonly string[],
  role: (typeof MONEY)[number],
  wanted?: string,
): string | undefined {
  const named = columns.flatMap((column) => {
    const { currency, rest } = currencyOfHeader(column) ?? {};
    const fits = role === 'price' ? currency : currency === wanted && wanted;
    return fits && rest ? [[simplified(rest), column] as const] : [];
  });
  const byName = new Map(named.toReversed());
  return ACCEPTED[role].map((name) => byName.get(simplified(name))).find((column) => column !== undefined);
}

/** The roles without which a row says nothing: whose price, which price, and when. */
export function missingRoles(map: ColumnMap): Role[] {
  const missing: Role[] = map.symbol === undefined && map.id === undefined ? ['symbol'] : [];
  return [...missing, ...(['price', 'date'] as const).filter((role) => map[role] === undefined)];
}

/** Whether a first row holds values, not names. */
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
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('%', 'pct')
    .replaceAll('$', 'usd')
    .replace(/^#$/, 'rank')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
