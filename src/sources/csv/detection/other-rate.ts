import { simplifiedName } from '../header/named-columns.js';

const RATES = new Set(['rate', 'exchangerate']);
/** `Price / share`, but not `price change` */
const PRICE =
  /^(?!.*(?:change|chg|diff|high|low|open|%)).*(?:pri[cs]e|prei[sß]|prix|precio|prezzo|preço|prijs|kurs|koers)/i;
/** Counts and sums of a statement: `No. of shares`, `Total (GBP)`. */
const STATEMENT = /(?<!\p{L})(?:shares|quantity|qty|units|total(?!.?(?:supply|vol))|stück|anzahl|betrag)/iu;
const RETURNS = /(?<!\p{L})(?:ap[yr]|interest|yield|tax|borrow|lend|stak)/iu;

/**
 * Why a rate is not the price: a statement of transactions converts its amounts by an exchange rate; a column named for a
 * price has the price, even if it is not known by this name; and beside a yield or a tax, it is a percentage.
 */
export function otherRate(
  columns: readonly string[],
  price: string | undefined,
): Record<string, string> | undefined {
  const name = simplifiedName(price ?? '');
  if (price === undefined || !RATES.has(name)) return undefined;
  const others = name === 'rate' ? [PRICE, RETURNS] : [PRICE, RETURNS, STATEMENT];
  const isOther = columns.some((column) => column !== price && others.some((other) => other.test(column)));
  return isOther ? { [price]: 'it may be a rate of conversion, interest or tax' } : undefined;
}
