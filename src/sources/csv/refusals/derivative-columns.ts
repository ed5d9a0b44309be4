import { simplifiedName } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { isEmpty } from '../values/empty.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { derivativeOf } from '../coins/derivative.js';
import { fieldsOf } from '../layout/fields-of.js';

/** Columns that only options and futures have. */
const DERIVATIVE_COLUMN =
  /^(?:strike(?:price)?|exerciseprice|expiry(?:date)?|expir(?:ation|es)(?:date)?|maturity(?:date)?|deliverydate|optiontype|callput|putcall|underlying(?:price|value)?|basispreis|fälligkeit|verfall(?:stag)?)$/u;
/** Columns of perpetuals. In tables of coins, which have market caps, they accompany the coin's own price. */
const PERPETUAL_COLUMN =
  /^(?:(?:predicted|indicative|last|current|next)?funding(?:rate|fee|time|timestamp)?)$/;

/**
 * Refuses a file with symbols of coins if its columns show that the prices are of options or futures.
 * @throws UnusablePartition `derivatives`
 */
export function assertNoDerivatives(
  layout: Layout,
  {
    columns,
    rows,
    name,
  }: { columns: readonly string[]; rows: readonly Readonly<Record<string, string>>[]; name: string },
): void {
  const read = new Set<string>(Object.values(layout.columns));
  const isDerivativeColumn = (title: string) =>
    DERIVATIVE_COLUMN.test(title) || (layout.columns.marketCap === undefined && PERPETUAL_COLUMN.test(title));
  const column = columns.find(
    (one) =>
      !read.has(one) &&
      isDerivativeColumn(simplifiedName(one)) &&
      rows.some((row) => !isEmpty(row[one] ?? '')),
  );
  if (column === undefined) return;
  const { symbol, pair } = layout.columns;
  const called = symbol ?? pair;
  if (called !== undefined && rows.every((row) => derivativeOf(row[called] ?? ''))) return;
  const problem = `the column ${JSON.stringify(column)} shows that these are prices of options, futures or perpetuals, which differ from those of the coin. If the prices are the coin's own,`;
  throw adviseProfileEntry('derivatives', problem, name, { columns: fieldsOf(layout) });
}
