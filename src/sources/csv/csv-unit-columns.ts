import { partIn } from './csv-currency-words.js';
import { simplified } from './csv-named-columns.js';
import type { Layout } from './csv-layout.js';
import { isEmpty } from './csv-number.js';
import { scaleIn } from './csv-stated-scale.js';
import { addEntry } from './profiles/advice.js';

/** Columns with powers of ten, as in SDMX: https://sdmx.org/. */
const POWERS = new Set(['unitmult', 'unitmultiplier', 'powercode', 'exponent']);
const FACTORS = new Set(['scale', 'multiplier', 'factor', 'magnitude', 'skala', 'faktor', 'facteur']);
/** How many units a price is for, as in tables of central banks. */
const NOMINALS = new Set(['nominal', 'номинал', 'номінал']);
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
 * Refuses a file in which an unread column says that a row's amounts are in thousands, cents or the like.
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
  for (const column of columns) {
    const multiplies = taken.has(column) ? undefined : ruleOf(simplified(column));
    const value = multiplies && rows.map((row) => (row[column] ?? '').trim()).find(multiplies);
    if (value === undefined) continue;
    const problem = `the column ${JSON.stringify(column)} says ${JSON.stringify(value)}, which would change the amounts of its rows. Multiply them before and delete the column, or, if it is the same in all rows,`;
    throw addEntry('stated_scale', problem, name, { scale: { price: 1000 } });
  }
}

/** A test whether a value of a column with this name changes the scale or unit of amounts. */
function ruleOf(name: string): ((value: string) => boolean) | undefined {
  if (POWERS.has(name)) return (value) => !isEmpty(value) && Number(value) !== 0;
  if (FACTORS.has(name))
    return (value) => !isEmpty(value) && Number(value) !== 1 && !/^(?:ones?|units?)$/i.test(value);
  if (NOMINALS.has(name)) return (value) => Number(value) > 1;
  if (!UNITS.has(name)) return undefined;
  return (value) => scaleIn(value, true) !== undefined || partIn(value) !== undefined;
}
