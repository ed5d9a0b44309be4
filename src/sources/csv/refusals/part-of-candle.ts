import type { ValueFormat } from '../layout/format.js';
import { partOfCandle, PRICES } from '../header/header.js';
import type { Layout } from '../layout/layout.js';
import { parseNumber } from '../values/number.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { fieldsOf } from '../layout/fields-of.js';

interface Sample {
  name: string;
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  format: ValueFormat;
}

/** Figures close to a candle's prices that are not among them. A digit in parentheses is a footnote. */
const OTHERS =
  /vwap|av(?:era)?g|mean|mid|typical|median|weight|adj|prev|bid|ask|settle|index|mark|\d(?!\)$)/i;
/** The prices of a candle differ by less than this factor, volumes by more. */
const MAX_RATIO = 3;

/** Whether a number can be this price of a candle, given the others. */
const FITS: Readonly<Record<(typeof PRICES)[number], (price: number, others: readonly number[]) => boolean>> =
  {
    open: (price, others) => price >= Math.min(...others) && price <= Math.max(...others),
    high: (price, others) => price >= Math.max(...others) && price < MAX_RATIO * Math.max(...others),
    low: (price, others) => price <= Math.min(...others) && price * MAX_RATIO > Math.min(...others),
    close: () => false,
  };

/**
 * Refuses a file that names only some of a candle's prices if other columns have values that fit the rest: if high and
 * low have unknown names, only the close would be stored.
 * @throws UnusablePartition `part_of_candle`
 */
export function assertWholeCandles(layout: Layout, { name, columns, rows, format }: Sample): void {
  if (layout.kind !== 'quote' || layout.by !== 'detection' || rows.length < 2) return;
  const named = partOfCandle(columns);
  const known = PRICES.flatMap((role) => named[role] ?? []);
  const missing = PRICES.filter((role) => named[role] === undefined);
  if (named.close === undefined || known.length < 2 || known.length === PRICES.length) return;
  const numbersOf = (column: string) =>
    rows.map((row) => Number(parseNumber(row[column] ?? '', format.decimal) ?? Number.NaN));
  const prices = known.map(numbersOf);
  const isFree = (column: string) =>
    !known.includes(column) && !Object.values(layout.columns).includes(column) && !OTHERS.test(column);
  const found = missing.map((role) => {
    const fits = (column: string) =>
      numbersOf(column).every((number, row) =>
        FITS[role](
          number,
          prices.map((ofColumn) => ofColumn[row]!),
        ),
      );
    // Averages also lie between the other prices; their columns come last.
    const isPlaced = (_: string, index: number) => role !== 'open' || known.includes(columns[index + 1]!);
    const column = columns.find((one, index) => isFree(one) && isPlaced(one, index) && fits(one));
    return [role, column] as const;
  });
  if (found.some(([, column]) => column === undefined)) return;
  const guess = found.map(([role, column]) => `${JSON.stringify(column)} as the ${role}`).join(' and ');
  const problem = `the header names some prices of candles (${known.join(', ')}), and other columns have values that fit the rest: ${guess}. If they are candles,`;
  const others = fieldsOf(layout);
  delete others['price'];
  const candle = { kind: 'candle' as const, columns: { ...named, ...Object.fromEntries(found) } };
  throw adviseProfileEntry('part_of_candle', problem, name, { columns: { ...others, ...fieldsOf(candle) } });
}
