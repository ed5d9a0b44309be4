import { z } from 'zod';
import { type ColumnMap, mapColumns } from './csv-header.js';
import { ROLES } from './csv-roles.js';

const CONSTANTS = ['symbol', 'id', 'name', 'currency', 'interval'] as const;

const columnsSchema = z.partialRecord(z.enum(ROLES), z.string());
const constantsSchema = z.partialRecord(z.enum(CONSTANTS), z.string());

/** What the rows of a file contain, and in which columns. Found once per reading, and stored in its format. */
export const layoutSchema = z.object({
  /** What the layout comes from, and the name of the profile or preset. */
  by: z.enum(['profile', 'preset', 'detection']),
  name: z.string().optional(),
  kind: z.enum(['quote', 'candle']),
  columns: columnsSchema,
  /** Facts about every row that no column contains, as in `btc-usd-max.csv`. An interval is written as `1h` or `1d`. */
  constants: constantsSchema,
  /** What values stand for, such as `2781` for USD. */
  values: z.partialRecord(z.enum(ROLES), z.record(z.string(), z.string())).optional(),
  /** Regular expressions for the values of the column of symbols, as in `BTC.V`. */
  symbols: z.array(z.string()).optional(),
  /** Those that pairs of this publisher end in. */
  currencies: z.array(z.string()).optional(),
  /** The end of a candle that its date is. */
  dates: z.literal('close').optional(),
  /** A regular expression for the first cell of rows that are no data. */
  footer: z.string().optional(),
  /** Of a row that is about several coins: the columns of each, and its constants, beside those of all. */
  coins: z.array(z.object({ columns: columnsSchema, constants: constantsSchema })).optional(),
  /** Columns that look as if they had a role and are not read, and why. */
  ignored: z.record(z.string(), z.string()).optional(),
});

export type Layout = z.infer<typeof layoutSchema>;

/**
 * The layout of a file's columns. Readings that began before there were layouts go on as they began. A column that a drift
 * alias renamed is found under its old name.
 */
export function layoutOfColumns(columns: readonly string[], layout: Layout | undefined): Layout {
  if (!layout) return { by: 'detection', kind: 'quote', columns: mapColumns(columns), constants: {} };
  const isHere = (column: string) => columns.includes(column);
  const kept = Object.entries(layout.columns).filter(([, column]) => isHere(column));
  const isComplete = kept.length === Object.keys(layout.columns).length;
  if (isComplete && layout.by !== 'detection') return layout;
  const others = columns.filter((column) => layout.ignored?.[column] === undefined);
  const found: ColumnMap = { ...mapColumns(others), ...Object.fromEntries(kept) };
  return { ...layout, columns: found };
}
