import type { UnusablePartition } from '../../../domain/errors.js';
import { coinReader } from '../layout/coin-reader.js';
import { hasTimeOfDay } from '../values/date.js';
import type { Layout } from '../layout/layout.js';
import { parseNumber } from '../values/number.js';
import { isEmpty } from '../values/empty.js';
import type { Role } from '../header/roles.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { fieldsOf } from '../layout/fields-of.js';

type Row = Readonly<Record<string, string>>;

const KEYS: readonly Role[] = ['id', 'exchange', 'currency', 'interval', 'date', 'time', 'zone'];
const PRICES: readonly Role[] = ['price', 'open', 'close'];
/** Columns that distinguish trades at the same moment. The last such trade counts. */
const TRADE_COLUMN = /order|trade|match|hash|tick|fee|note|comment|id$/i;
const WORDS_OF_TRADES =
  /^(?:buy|sell|b|s|bid|ask|long|short|maker|taker|m|l|limit|market|stop|filled|open|closed|partial|true|false|yes|no|compra|venta|kauf|verkauf|achat|vente)$/i;
const WORD = /^\p{L}[\p{L}\d .&()_-]{0,40}$/u;
/** Several prices for a coin on this many days are not corrections. */
const MANY_DAYS = 3;
/** In fewer rows than this, all words may differ by chance. */
const FEW = 12;

/**
 * Refuses a file with rows of the same coin and moment that differ in more than a price: only the last of them would
 * remain. This is the case if a text column that is not read distinguishes them, such as the exchange; for candles also
 * if their opening prices differ, as with hourly candles dated by day.
 * @throws UnusablePartition `several_rows`
 */
export function assertRowKeys(
  layout: Layout,
  { rows, columns, name }: { rows: readonly Row[]; columns: readonly string[]; name: string },
): void {
  if (layout.coins) return;
  const called = layout.columns.symbol ?? layout.columns.pair;
  const coinOf = coinReader(layout);
  const rest = valuesOf(layout, KEYS);
  const keyOf = (row: Row) => {
    const { symbol, currency, exchange } = coinOf(row[called ?? ''] ?? '') ?? {};
    return [symbol, currency, exchange, rest(row)].join('\n');
  };
  const groups = groupsOf(rows, keyOf).filter((group) => group.length > 1);
  const price = valuesOf(layout, PRICES);
  const differing = groups.filter((group) => new Set(group.map(price)).size > 1);
  if (!differing.length) return;
  const spelled = differing.find(
    (group) => new Set(group.map((row) => row[called ?? ''])).size === group.length,
  );
  if (called !== undefined && spelled) throw ofOneCoin(called, spelled, name);
  const isRead = (role: string) =>
    role !== 'name' && (role !== 'chain' || layout.columns.contract !== undefined);
  const read = new Set(
    Object.entries(layout.columns).flatMap(([role, column]) => (isRead(role) ? [column] : [])),
  );
  const column = columns.find(
    (one) => !read.has(one) && !TRADE_COLUMN.test(one) && distinguishesRows(one, differing, rows),
  );
  if (column !== undefined) throw byColumn(layout, column, rows, name);
  if (differing.flat().length * 4 < rows.length) return;
  if (layout.kind !== 'candle') {
    const { date = '', time } = layout.columns;
    const areDays =
      time === undefined &&
      layout.dateParts?.hour === undefined &&
      !rows.some((row) => hasTimeOfDay(row[date] ?? ''));
    if (areDays && differing.length >= MANY_DAYS) throw ofRows(layout, 'most days have several prices', name);
    return;
  }
  const open = valuesOf(layout, ['open']);
  if (differing.every((group) => new Set(group.map(open)).size > 1))
    throw ofRows(layout, 'many candles come several times with other prices', name);
}

/** The cells of these roles, joined. */
function valuesOf({ columns, dateParts = {} }: Layout, roles: readonly Role[]): (row: Row) => string {
  const parts = roles.includes('date') ? Object.values(dateParts) : [];
  const names = [...roles.flatMap((role) => columns[role] ?? []), ...parts];
  return (row) => names.map((column) => (row[column] ?? '').trim()).join('\n');
}

function groupsOf(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Whether the rows of each group differ in this column, with words from a small set. */
function distinguishesRows(
  column: string,
  groups: readonly (readonly Row[])[],
  rows: readonly Row[],
): boolean {
  const wordOf = (row: Row) => (row[column] ?? '').trim();
  if (!rows.every((row) => isEmpty(wordOf(row)) || isWord(wordOf(row)))) return false;
  if (!groups.every((group) => new Set(group.map(wordOf)).size === group.length)) return false;
  if (rows.every((row) => WORDS_OF_TRADES.test(wordOf(row)))) return false;
  return rows.length <= FEW || new Set(rows.map(wordOf)).size * 2 < rows.length;
}

function isWord(text: string): boolean {
  return WORD.test(text) && typeof parseNumber(text, '.') !== 'string';
}

function byColumn(layout: Layout, column: string, rows: readonly Row[], file: string): UnusablePartition {
  const words = [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter(Boolean))].slice(0, 5);
  const problem = `rows of the same coin and moment have different prices, and only the column ${JSON.stringify(column)} (${words.join(', ')}) tells them apart. If it names exchanges or the like,`;
  const field = column === layout.columns.name ? 'id' : 'exchange';
  return adviseProfileEntry('several_rows', problem, file, {
    columns: { ...fieldsOf(layout), [field]: column },
  });
}

function ofRows(layout: Layout, what: string, file: string): UnusablePartition {
  const problem = `${what} of the same coin, and only the last of each would count: the time of day may be in a column that is not read, or may be missing. If such a column exists,`;
  return adviseProfileEntry('several_rows', problem, file, {
    columns: { ...fieldsOf(layout), time: 'time' },
  });
}

function ofOneCoin(column: string, rows: readonly Row[], file: string): UnusablePartition {
  const names = [...new Set(rows.map((row) => JSON.stringify(row[column])))].join(' and ');
  const problem = `${names} in the column ${JSON.stringify(column)} are one coin, but have different prices at the same moment. Keep them in files of their own, or`;
  return adviseProfileEntry('several_rows', problem, file, { constants: { symbol: 'BTC' } });
}
