import type { UnusablePartition } from '../../../domain/errors.js';
import { subunitIn } from '../coins/currency-words.js';
import { simplifiedName } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { isEmpty } from '../values/empty.js';
import { scaleIn } from '../facts/stated-scale.js';
import { adviseProfileEntry } from '../profiles/advice.js';

/** Columns with powers of ten, as in SDMX: https://sdmx.org/. */
const POWERS = new Set(['unitmult', 'unitmultiplier', 'powercode', 'exponent', 'expo']);
const FACTORS = new Set(['scale', 'multiplier', 'factor', 'magnitude', 'skala', 'faktor', 'facteur']);
/** Number of units that a price is for, as in tables of central banks. */
const NOMINALS = new Set(['nominal', 'номинал', 'номінал', 'mnozstvi', 'jedinica', 'paritet']);
/** Number of decimals within a whole number, as in token contracts. */
const DECIMALS = new Set(['decimals', 'pricedecimals']);
const UNITS = new Set([
  'unit',
  'units',
  'uom',
  'unitofmeasure',
  'einheit',
  'unite',
  'unidad',
  'unita',
  'unidade',
]);

/**
 * Refuses a file in which an unread column shows that a row's amounts are in thousands, cents or the like.
 * @throws UnusablePartition `stated_scale`
 */
export function assertNoUnitColumn(
  { columns: read }: Layout,
  {
    columns,
    rows,
    name,
  }: {
    columns: readonly string[];
    rows: readonly Readonly<Record<string, string>>[];
    name: string;
  },
): void {
  const taken = new Set<string>(Object.values(read));
  const price = read.price ?? read.close ?? '';
  for (const column of columns) {
    const isWhole = (row: Readonly<Record<string, string>>) => hasDecimals(row[price], row[column]);
    if (DECIMALS.has(simplifiedName(column)) && rows.some(isWhole))
      throw scaleStated(column, 'decimals', name);
    const multiplies = taken.has(column) ? undefined : ruleOf(simplifiedName(column));
    const value = multiplies && rows.map((row) => (row[column] ?? '').trim()).find(multiplies);
    if (value === undefined) continue;
    throw scaleStated(column, value, name);
  }
}

function scaleStated(column: string, value: string, name: string): UnusablePartition {
  const problem = `the column ${JSON.stringify(column)} says ${JSON.stringify(value)}, which would change the amounts of its rows. Multiply them before and delete the column, or, if it is the same in all rows,`;
  return adviseProfileEntry('stated_scale', problem, name, { scale: { price: 1000 } });
}

/** Whether a price is a whole number with at least as many digits as the stated decimals: `4228050000000` next to 8. */
function hasDecimals(price = '', decimals = ''): boolean {
  const count = /^\s*[1-9]\d?\s*$/.test(decimals) ? Number(decimals) : Number.POSITIVE_INFINITY;
  return /^\d+$/.test(price.trim()) && price.trim().length >= count;
}

/** A test whether a value of a column with this name changes the scale or unit of amounts. */
function ruleOf(name: string): ((value: string) => boolean) | undefined {
  if (POWERS.has(name)) return (value) => !isEmpty(value) && Number(value) !== 0;
  if (FACTORS.has(name))
    return (value) => !isEmpty(value) && Number(value) !== 1 && !/^(?:ones?|units?)$/i.test(value);
  if (NOMINALS.has(name)) return (value) => Number(value) > 1;
  if (name === 'per') return (value) => /^10+$/.test(value);
  if (!UNITS.has(name)) return undefined;
  return (value) => scaleIn(value, true) !== undefined || subunitIn(value) !== undefined;
}
