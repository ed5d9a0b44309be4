import { currencyCode } from '../coins/currency.js';
import { currencyOfHeader } from './header-currency.js';
import { titleOf } from './header-title.js';
import type { Role } from './roles.js';
import { isKnownCoin } from '../coins/coins.js';

const DAILY_ROLES = ['volume', 'change'] as const satisfies readonly Role[];
/** `24h`, `(24 Std.)`, `24ч` */
const DAY =
  /(?<![\p{L}\d])(?:(?:за|in|de|em|last|über)\s+)?24[\s_-]*(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|uren|godz|ч|час\p{L}*|saat|s|tim|timmar|小时|小時|時間|시간)(?!\p{L})\.?/iu;
const PERCENT =
  /%|pct|percent(?:age)?|prozent|pourcent(?:age)?|porcent\p{L}*|percentuale|procent\p{L}*|процент\p{L}*/iu;

type Found = Partial<Record<Role, string>>;

/** For each role, the first column with one of its names. */
export function columnsNamed(
  columns: readonly string[],
  accepted: Readonly<Partial<Record<Role, readonly string[]>>>,
): Found {
  const reversed = columns.toReversed();
  const prefix = prefixOf(columns);
  const byName = new Map([
    ...reversed.map((column) => [simplifiedName(titleOf(column.slice(prefix)).title), column] as const),
    ...reversed.map((column) => [simplifiedName(column.slice(prefix)), column] as const),
  ]);
  const map: Found = {};
  for (const [role, names] of Object.entries(accepted) as [Role, readonly string[]][]) {
    const found = simplifiedNames(names).find((name) => byName.has(name));
    if (found !== undefined) map[role] = byName.get(found)!;
  }
  for (const role of DAILY_ROLES) map[role] ??= ofDay(columns, accepted[role] ?? []);
  return definedColumns(map);
}

/**
 * The first column whose name combines one of the names with `24h` or `%`, in any order: `Change % (24h)`, `% Veränderung
 * 24 Std.`
 */
function ofDay(columns: readonly string[], names: readonly string[]): string | undefined {
  const isDaily = (name: string) => /24/.test(name) === DAY.test(name);
  const byKey = new Map(
    columns.toReversed().flatMap((column) => {
      const { title } = titleOf(column);
      return isDaily(title) ? [[dailyKey(title), column] as const] : [];
    }),
  );
  const found = dailyKeys(names).find((key) => byKey.has(key));
  return found && byKey.get(found);
}

function dailyKey(name: string): string {
  const plain = simplifiedName(name.replace(DAY, ' ').replace(PERCENT, ' '));
  return plain && `${plain}${PERCENT.test(name) ? '%' : ''}`;
}

export const simplifiedNames = onceForEach(simplifiedName);
const dailyKeys = onceForEach(dailyKey);

/**
 * Applies a function to all names of a list, once for each list. The header of every file is compared with the same lists of
 * thousands of names: to simplify them again took half of the time to recognise a file.
 */
function onceForEach<T>(simplify: (name: string) => T): (names: readonly string[]) => readonly T[] {
  const known = new WeakMap<readonly string[], readonly T[]>();
  return (names) => {
    const simplified = known.get(names) ?? names.map(simplify);
    known.set(names, simplified);
    return simplified;
  };
}

/** The length of the table name before each column name: `prices.date`, `prices.symbol`. */
function prefixOf(columns: readonly string[]): number {
  const table = /^\w+\./.exec(columns[0] ?? '')?.[0];
  return table && columns.length > 1 && columns.every((column) => column.startsWith(table))
    ? table.length
    : 0;
}

/** The first column with this name. */
export function columnNamed(columns: readonly string[], name: string): string | undefined {
  const named = simplifiedName(name);
  return (
    columns.find((column) => simplifiedName(column) === named) ??
    columns.find((column) => simplifiedName(titleOf(column).title) === named)
  );
}

export function definedColumns(map: Partial<Record<Role, string | undefined>>): Found {
  return Object.fromEntries(Object.entries(map).filter(([, column]) => column !== undefined));
}

/** The currency in a column's own name. */
export function currencyOf(column: string | undefined): string | undefined {
  if (column === undefined) return undefined;
  const { title } = titleOf(column);
  return bareCurrency(title) ?? currencyOfHeader(title)?.currency ?? undefined;
}

/** The currency that is a column's whole name, as in `usd`. If it is also a coin, the column may contain the coin's price. */
export function bareCurrency(column: string): string | undefined {
  const currency = currencyCode(column.trim());
  return currency === undefined || isKnownCoin(currency) ? undefined : currency;
}

/** The first column whose name combines one of the names with a currency, or with the wanted one. */
export function withCurrency(
  columns: readonly string[],
  names: readonly string[],
  wanted?: string,
): string | undefined {
  return namedWith(columns, names, (currency) => wanted === undefined || currency === wanted);
}

/**
 * The first column whose name combines one of the names with the wanted currency; if none is wanted, with the only one in such
 * names, provided that it is not a coin, which may count the amount.
 */
export function inCurrency(
  columns: readonly string[],
  names: readonly string[],
  wanted: string | undefined,
): string | undefined {
  const found = withCurrency(columns, names, wanted);
  if (wanted !== undefined) return found;
  const only = currencyOf(found);
  const others = namedWith(columns, names, (currency) => currency !== only);
  return only !== undefined && !isKnownCoin(only) && others === undefined ? found : undefined;
}

/** The currency in each column's name, null if it may mean several, and the rest of the name. */
const currencyNames = onceForEach((column) => {
  const { currency, rest } = currencyOfHeader(titleOf(column).title) ?? {};
  const keys = currency === undefined || !rest ? [] : [rest, rest.replace(DAY, ' ')].map(simplifiedName);
  return { column, currency: currency ?? null, keys };
});

/** The first column whose name is one of the names and a currency that fits. */
function namedWith(
  columns: readonly string[],
  names: readonly string[],
  fits: (currency: string | null) => boolean,
): string | undefined {
  const named = currencyNames(columns).flatMap(({ column, currency, keys }) =>
    fits(currency) ? keys.map((key) => [key, column] as const) : [],
  );
  const byName = new Map(named.toReversed());
  const found = simplifiedNames(names).find((name) => byName.has(name));
  return found && byName.get(found);
}

/** Signs that say that a figure is not what the rest of the header names. */
const SIGNS: readonly (readonly [sign: RegExp, word: string])[] = [
  [/\+\s?\/\s?[-−–]|[±∆]/g, 'change'],
  [/∑/g, 'sum'],
  [/‰/g, 'permille'],
  [/‱/g, 'bps'],
];

/** Letters and digits only: most names are, and every file's are compared with thousands. */
const PLAIN = /^[a-z\d]*$/;

export function simplifiedName(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return SIGNS.reduce((text, [sign, word]) => text.replaceAll(sign, word), name)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('%', 'pct')
    .replaceAll('$', 'usd')
    .replace(/^#$/, 'rank')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
