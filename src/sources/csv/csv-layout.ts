import { z } from 'zod';
import { mapColumns } from './csv-header.js';
import { type Role, ROLES } from './csv-roles.js';

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
  /** Columns of the parts of a date that the column of dates lacks: of year and month, if that has days, and of hour and minute. */
  dateParts: z
    .strictObject({
      year: z.string().optional(),
      month: z.string().optional(),
      hour: z.string().optional(),
      minute: z.string().optional(),
    })
    .optional(),
  /** Regular expressions for the values of the column of symbols, as in `BTC.V`. */
  symbols: z.array(z.string()).optional(),
  /** Whether symbols name exchanges (`KRAKEN:BTCUSD`), of which there are several: they belong to the listing. */
  venues: z.literal(true).optional(),
  /** Those that pairs of this publisher end in. */
  currencies: z.array(z.string()).optional(),
  /** The end of a candle that its date is. */
  dates: z.literal('close').optional(),
  /** A regular expression for the first cell of rows that are no data. */
  footer: z.string().optional(),
  /** Of a row that is about several coins: the columns of each, and its constants, beside those of all. */
  coins: z.array(z.object({ columns: columnsSchema, constants: constantsSchema })).optional(),
  /** Signs and codes of currencies that rows have beside an amount, so that none is guessed for rows without one. */
  namedByRows: z.array(z.string()).optional(),
  /** How many columns the file has: those behind are what drift aliases call others. */
  width: z.number().int().optional(),
  /** Columns that look as if they had a role and are not read, and why. */
  ignored: z.record(z.string(), z.string()).optional(),
  /** Of columns whose name others have as well: those others, whose values are the same. */
  repeats: z.partialRecord(z.enum(ROLES), z.array(z.string())).optional(),
  /** Powers of ten that amounts are multiplied by, as the header or a profile says: 6 of millions. */
  scales: z.partialRecord(z.enum(ROLES), z.number().int()).optional(),
  /** How else what was ambiguous was settled. */
  notes: z.array(z.string()).optional(),
});

export type Layout = z.infer<typeof layoutSchema>;

/**
 * The layout of a file's columns. Readings that began before there were layouts go on as they began. A column that drift
 * renamed has a role by its old name as well.
 */
export function layoutOfColumns(columns: readonly string[], layout: Layout | undefined): Layout {
  if (!layout) return { by: 'detection', kind: 'quote', columns: mapColumns(columns), constants: {} };
  const renamed = layout.width === undefined ? [] : columns.slice(layout.width);
  if (!renamed.length) return layout;
  return { ...layout, columns: { ...mapColumns(renamed), ...layout.columns } };
}

/** The columns of the roles, also of each coin where a row is about several. */
export function columnsWith(
  roles: readonly Role[],
  { columns, coins = [] }: Pick<Layout, 'columns' | 'coins'>,
): string[] {
  return [columns, ...coins.map((coin) => coin.columns)].flatMap((map) =>
    roles.flatMap((role) => map[role] ?? []),
  );
}
