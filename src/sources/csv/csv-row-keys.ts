import type { UnusablePartition } from '../../domain/errors.js';
import type { Layout } from './csv-layout.js';
import { isEmpty, parseNumber } from './csv-number.js';
import type { Role } from './csv-roles.js';
import { addEntry } from './profiles/advice.js';
import { fieldsOf } from './profiles/fields-of.js';

type Row = Readonly<Record<string, string>>;

const KEYS: readonly Role[] = [
  'symbol',
  'id',
  'pair',
  'exchange',
  'currency',
  'interval',
  'date',
  'time',
  'zone',
];
const PRICES: readonly Role[] = ['price', 'open', 'close'];
/** Columns in which trades of one moment differ, of which the last counts. */
const OF_TRADES =
  /side|type|direction|taker|maker|buy|sell|status|order|trade|match|hash|tick|fee|note|comment|id$/i;
const WORD = /^\p{L}[\p{L}\d .&()_-]{0,40}$/u;
/** Fewer rows than these may have a word of their own each. */
const FEW = 12;

/**
 * Refuses a file whose rows of one coin and moment differ by more than a price: only the last of them would count. That is so where a column of words
 * that is not read tells them apart, such as the exchange; and of candles also where they open at different prices, as hours do that
 * are dated by their day.
 * @throws UnusablePartition `several_rows`
 */
export function assertRowKeys(
  layout: Layout,
  { rows, columns, name }: { rows: readonly Row[]; columns: readonly string[]; name: string },
): void {
  if (layout.coins) return;
  const groups = groupsOf(rows, valuesOf(layout, KEYS)).filter((group) => group.length > 1);
  const price = valuesOf(layout, PRICES);
  const differing = groups.filter((group) => new Set(group.map(price)).size > 1);
  if (!differing.length) return;
  const read = new Set(Object.values(layout.columns));
  const column = columns.find(
    (one) => !read.has(one) && !OF_TRADES.test(one) && tellsApart(one, differing, rows),
  );
  if (column !== undefined) throw byColumn(layout, column, rows, name);
  if (layout.kind !== 'candle' || differing.length * 4 < rows.length / 2) return;
  const open = valuesOf(layout, ['open']);
  if (differing.every((group) => new Set(group.map(open)).size > 1)) throw ofCandles(layout, name);
}

/** The cells of these roles as one text. */
function valuesOf({ columns }: Layout, roles: readonly Role[]): (row: Row) => string {
  const names = roles.flatMap((role) => columns[role] ?? []);
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

/** Whether each row of a group has another word there, of a few that come again. */
function tellsApart(column: string, groups: readonly (readonly Row[])[], rows: readonly Row[]): boolean {
  const wordOf = (row: Row) => (row[column] ?? '').trim();
  if (!rows.every((row) => isEmpty(wordOf(row)) || isWord(wordOf(row)))) return false;
  if (!groups.every((group) => new Set(group.map(wordOf)).size === group.length)) return false;
  return rows.length <= FEW || new Set(rows.map(wordOf)).size * 2 < rows.length;
}

function isWord(text: string): boolean {
  return WORD.test(text) && typeof parseNumber(text, '.') !== 'string';
}

function byColumn(layout: Layout, column: string, rows: readonly Row[], file: string): UnusablePartition {
  const words = [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter(Boolean))].slice(0, 5);
  const problem = `rows of the same coin and moment have different prices, and only the column ${JSON.stringify(column)} (${words.join(', ')}) tells them apart. If it names exchanges or the like,`;
  return addEntry('several_rows', problem, file, { columns: { ...fieldsOf(layout), exchange: column } });
}

function ofCandles(layout: Layout, file: string): UnusablePartition {
  const problem =
    'many candles come several times with other prices, and only the last of each would count: the time of day may be in a column that is not read, or may be missing. If such a column exists,';
  return addEntry('several_rows', problem, file, { columns: { ...fieldsOf(layout), time: 'time' } });
}
