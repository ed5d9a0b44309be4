import type { DecimalSeparator } from '../values/digits.js';
import { provenSeparator } from '../values/number.js';
import { outweighs } from './outweighs.js';

/** A decimal separator, with the reason for it. */
export interface DecimalEvidence {
  decimal: DecimalSeparator;
  why: string;
}

/** `93.429` and `93,429`, with or without a sign or a currency. */
const THOUSANDS_OR_DECIMALS = /(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/;
const APOSTROPHES = /^\D*\d{1,3}(?:['’]\d{3})+\D*$/;
const DOTTED_DATE = /^\s*\d\d?\.\s?\d\d?\.\s?\d\d/;

/**
 * The decimal separator that the numbers of a file prove by their form (`12,5`). If none does and it matters, the rest of
 * the file decides: apostrophes between thousands imply a decimal point; semicolons between fields and dates such as
 * 31.12.2024 imply a decimal comma, so that `93.429` is in the thousands. Undefined without evidence, or if evidence
 * conflicts, except for a few numbers against many.
 */
export function decimalOf(
  numbers: readonly string[],
  dates: readonly string[] = [],
  delimiter = ',',
): DecimalEvidence | undefined {
  const [best, other] = proofsOf(numbers);
  if (best && other && !outweighs(best.count, other.count)) return undefined;
  if (best) {
    const { decimal, value } = best;
    return { decimal, why: `${JSON.stringify(value)} is a number with a decimal "${decimal}" only` };
  }
  const open = numbers.find((value) => THOUSANDS_OR_DECIMALS.test(value));
  if (open === undefined) return undefined;
  const grouped = numbers.find((value) => APOSTROPHES.test(value.trim()));
  if (grouped !== undefined)
    return { decimal: '.', why: `${JSON.stringify(grouped)} has apostrophes, which go with a decimal point` };
  const date = dates.find((value) => DOTTED_DATE.test(value));
  if (delimiter !== ';' || date === undefined) return undefined;
  const reading = open.includes('.') ? 'thousands' : 'decimals';
  const why = `";" between fields and dates such as ${JSON.stringify(date)} go with a decimal comma: ${JSON.stringify(open)} has ${reading}`;
  return { decimal: ',', why };
}

/** The separators that numbers prove, the most frequent first, with an example. */
function proofsOf(numbers: readonly string[]): { decimal: DecimalSeparator; value: string; count: number }[] {
  const proofs = new Map<DecimalSeparator, { decimal: DecimalSeparator; value: string; count: number }>();
  for (const value of numbers) {
    const decimal = provenSeparator(value);
    if (!decimal) continue;
    const proof = proofs.get(decimal) ?? { decimal, value, count: 0 };
    proof.count++;
    proofs.set(decimal, proof);
  }
  return [...proofs.values()].toSorted((a, b) => b.count - a.count);
}
