import { monthOf } from '../../../domain/month-names.js';
import { preview } from '../../../domain/fields.js';
import { SUMMARY_WORDS } from './summary-words.js';

/** Why a value in the column of symbols is not a coin. */
export interface NoCoin {
  code: 'summary_row' | 'mangled_symbol' | 'not_a_symbol';
  message: string;
}

/** Rows that sum up a table. Words that are also symbols of coins count only as written in reports: `Max`, but not `MAX`. */
const SUMMARY = new RegExp(
  `^(?:(?:grand|sub)?[ -]?totals?|summary|averages?|${SUMMARY_WORDS})(?![\\p{L}\\d])[:.]?$`,
  'iu',
);
const SUMMARY_AS_WRITTEN = /^(?:Sum|Summa|Suma|Mean|Median|Min|Max|Minimum|Maximum|Count|Std)\.?:?$/;
/** `TRUE`, in the languages of spreadsheets. */
const TRUTH = /^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|verdadeiro|onwaar|истина|ложь)$/i;
/** `#NAME?`, `#REF!`, `#DIV/0!` */
const ERROR = /^#[\p{L}\d/]+[!?]$/u;
/** `1.00E+03` */
const EXPONENT = /^\d(?:[.,]\d+)?E[+-]\d+$/i;
const DAY_AND_MONTH = /^\d{1,2}[-. ]{1,2}(\p{L}{3,9})\.?(?:[-. ]\d{2,4})?$/u;
const MONTH_AND_NUMBER = /^(\p{L}{3,9})\.?[- ]\d{1,4}$/u;
/** Marks of quoted mail and of merge conflicts. */
const MARKED = /^[<>|]{1,7}\s/;
/** `"`, `〃`, `-"-`: the same as above. */
const DITTO = /^-?\s?["'”“″〃]{1,2}\s?-?$/;
/** A price or the like: the columns are shifted. Whole numbers are symbols on some exchanges. */
const DECIMAL = /^\d+[.,]\d+$/;
const DATE = /^(?:\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4}([/-])\d\d?\2\d\d?)(?:[ T][\d:]+)?$/;

/**
 * Recognises totals and averages, and symbols that a spreadsheet turned into something else: dates (`MAR-1` becomes `01-Mar`),
 * exponents (`1E3` becomes `1.00E+03`), truth values and errors.
 */
export function notACoin(value: string): NoCoin | undefined {
  const text = value.trim();
  if (SUMMARY.test(text) || SUMMARY_AS_WRITTEN.test(text)) {
    const message = `expected a coin, got ${preview(value)}: a row that sums up others is not stored`;
    return { code: 'summary_row', message };
  }
  if (MARKED.test(text)) {
    const message = `expected a symbol, got ${preview(value)}; remove the marks in front of the lines`;
    return { code: 'not_a_symbol', message };
  }
  if (DITTO.test(text) || DECIMAL.test(text)) {
    const message = `expected a symbol, got ${preview(value)}; write it in each row, below the header that it belongs to`;
    return { code: 'not_a_symbol', message };
  }
  const month = (DAY_AND_MONTH.exec(text) ?? MONTH_AND_NUMBER.exec(text))?.[1];
  const isDate = DATE.test(text) || (month !== undefined && monthOf(month) !== undefined);
  if (!isDate && ![TRUTH, ERROR, EXPONENT].some((form) => form.test(text))) return undefined;
  const message = `expected a symbol, got ${preview(value)}, which a spreadsheet converted it to; correct the field, and import the column as text`;
  return { code: 'mangled_symbol', message };
}
