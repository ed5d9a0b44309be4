import { z } from 'zod';
import { mapColumns } from '../header/header.js';
import { type Role, ROLES } from '../header/roles.js';

const CONSTANTS = ['symbol', 'id', 'name', 'currency', 'interval'] as const;

const columnsSchema = z.partialRecord(z.enum(ROLES), z.string());
const constantsSchema = z.partialRecord(z.enum(CONSTANTS), z.string());

/** The contents of a file's rows, and the column of each field. Determined once per reading and stored in its format. */
export const layoutSchema = z.object({
  /** Origin of the layout, and the name of the profile or preset. */
  by: z.enum(['profile', 'preset', 'detection']),
  name: z.string().optional(),
  kind: z.enum(['quote', 'candle']),
  columns: columnsSchema,
  /** Facts about every row that no column contains, as in `btc-usd-max.csv`. Intervals are written as `1h` or `1d`. */
  constants: constantsSchema,
  /** Meanings of values, such as `2781` for USD. */
  values: z.partialRecord(z.enum(ROLES), z.record(z.string(), z.string())).optional(),
  /** Columns with the parts of a date that the date column lacks: year and month if it has days, and hour and minute. */
  dateParts: z
    .strictObject({
      year: z.string().optional(),
      month: z.string().optional(),
      hour: z.string().optional(),
      minute: z.string().optional(),
    })
    .optional(),
  /** Regular expressions for the values of the symbol column, such as `BTC.V`. */
  symbols: z.array(z.string()).optional(),
  /** Whether symbols include different exchanges (`KRAKEN:BTCUSD`), which then become part of the listing. */
  venues: z.literal(true).optional(),
  /** Currencies that this publisher's pairs end in. */
  currencies: z.array(z.string()).optional(),
  /** Set if dates are a moment in the candle (`close`), or its end, at which the next candle opens. */
  dates: z.enum(['close', 'end']).optional(),
  /** Regular expression for the first cell of rows that are not data. */
  footer: z.string().optional(),
  /** For rows about several coins: the columns and constants of each, in addition to the common ones. */
  coins: z.array(z.object({ columns: columnsSchema, constants: constantsSchema })).optional(),
  /** Currency signs and codes found next to amounts, so that no currency is assumed for rows without one. */
  namedByRows: z.array(z.string()).optional(),
  /** Number of columns in the file; any further ones are drift aliases. */
  width: z.number().int().optional(),
  /** Columns that seem to have a role but are not read, with the reasons. */
  ignored: z.record(z.string(), z.string()).optional(),
  /** Further columns with the same name and the same values. */
  repeats: z.partialRecord(z.enum(ROLES), z.array(z.string())).optional(),
  /** Powers of ten by which amounts are multiplied, from the header or a profile: 6 for millions. */
  scales: z.partialRecord(z.enum(ROLES), z.number().int()).optional(),
  /** How other ambiguities were settled. */
  notes: z.array(z.string()).optional(),
});

export type Layout = z.infer<typeof layoutSchema>;

/**
 * The layout of a file's columns. Readings that began before layouts existed continue under their old rules. A column
 * renamed by drift keeps its role under its old name.
 */
export function layoutOfColumns(columns: readonly string[], layout: Layout | undefined): Layout {
  if (!layout) return { by: 'detection', kind: 'quote', columns: mapColumns(columns), constants: {} };
  const renamed = layout.width === undefined ? [] : columns.slice(layout.width);
  if (!renamed.length) return layout;
  return { ...layout, columns: { ...mapColumns(renamed), ...layout.columns } };
}

/** The columns with these roles, including those of each coin if rows contain several. */
export function columnsWith(
  roles: readonly Role[],
  { columns, coins = [] }: Pick<Layout, 'columns' | 'coins'>,
): string[] {
  return [columns, ...coins.map((coin) => coin.columns)].flatMap((map) =>
    roles.flatMap((role) => map[role] ?? []),
  );
}
