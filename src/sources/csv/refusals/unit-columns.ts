import type { UnusablePartition } from '../../../domain/errors.js';
import { currenciesOf, isCurrencyMark } from '../coins/currency.js';
import { subunitIn } from '../coins/currency-words.js';
import { simplifiedName } from '../header/named-columns.js';
import type { ValueFormat } from '../layout/format.js';
import type { Layout } from '../layout/layout.js';
import { currencyRule } from '../rows/row-currency.js';
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

/** `Cap Unit`, `volume_unit`, `Market cap scale` */
const OF_ONE_FIELD = /(?:cap|volume|vol|price|supply)(?:units?|scale)$/;
const SCALE_LETTER = /^[kmbt]$/i;
/** `USD/BTC`, `€ per kg` */
const RATE = /^(\S{1,5}?)\s*(?:\/|(?:per|pro|je|par|por)\s)\s*\S/i;

/**
 * Refuses a file in which an unread column shows that a row's amounts are in thousands, cents or the like, or in
 * another currency.
 * @throws UnusablePartition `stated_scale`, `stated_unit`
 */
export function assertNoUnitColumn(
  layout: Layout,
  {
    columns,
    rows,
    name,
    format,
  }: {
    columns: readonly string[];
    rows: readonly Readonly<Record<string, string>>[];
    name: string;
    format: ValueFormat;
  },
): void {
  const { columns: read } = layout;
  const { usual } = currencyRule(layout, format);
  const isStated = (read.currency ?? read.pair) !== undefined || layout.namedByRows !== undefined;
  const taken = new Set<string>(Object.values(read));
  const price = read.price ?? read.close ?? '';
  for (const column of columns) {
    const isWhole = (row: Readonly<Record<string, string>>) => hasDecimals(row[price], row[column]);
    if (DECIMALS.has(simplifiedName(column)) && rows.some(isWhole))
      throw scaleStated(column, 'decimals', name);
    const other =
      !isStated &&
      UNITS.has(simplifiedName(column)) &&
      rows.map((row) => currencyOfUnit(row[column])).find((code) => code && !code.includes(usual));
    if (other) throw unitStated(column, other[0]!, name);
    const multiplies = taken.has(column) ? undefined : ruleOf(simplifiedName(column));
    const value = multiplies && rows.map((row) => (row[column] ?? '').trim()).find(multiplies);
    if (value === undefined) continue;
    throw scaleStated(column, value, name);
  }
}

/** The currencies that `EUR/kg` may mean. */
function currencyOfUnit(value = ''): readonly string[] | undefined {
  const mark = RATE.exec(value.trim())?.[1] ?? '';
  const codes = isCurrencyMark(mark) ? currenciesOf(mark).filter((code) => code !== null) : [];
  return codes.length ? codes : undefined;
}

function unitStated(column: string, currency: string, name: string): UnusablePartition {
  const problem = `the column ${JSON.stringify(column)} says that prices are in ${currency}, but is not read. Rename it to "currency" and leave only the currency, or, if it is the same in all rows,`;
  return adviseProfileEntry('stated_unit', problem, name, { constants: { currency } });
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
  if (OF_ONE_FIELD.test(name))
    return (value) => SCALE_LETTER.test(value) || scaleIn(value, true) !== undefined;
  if (!UNITS.has(name)) return undefined;
  return (value) => scaleIn(value, true) !== undefined || subunitIn(value) !== undefined;
}
