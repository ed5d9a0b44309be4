import { currenciesOf } from './csv-currency.js';
import type { ValueFormat } from './csv-format.js';
import type { Layout } from './csv-layout.js';
import { currencyMarks, isEmpty } from './csv-number.js';
import { currencyRule } from './csv-row-currency.js';

type Row = Readonly<Record<string, string>>;

/**
 * Finds the first sign or code of a currency in a file of which the sample had none, so that the rows before it, which say none, are not
 * taken for amounts in the usual one. Undefined where the file says its currency otherwise.
 */
export function currencyWatch(
  layout: Layout,
  format: ValueFormat,
): ((row: Row) => string | undefined) | undefined {
  const { money, columns, ofPrice, usual } = currencyRule(layout, format);
  const isSaid = ofPrice !== undefined || Object.keys(columns).length > 0 || layout.values?.currency;
  if (isSaid || layout.coins || layout.namedByRows) return undefined;
  const amounts = money.flatMap((role) => layout.columns[role] ?? []);
  const stated = layout.columns.currency;
  const isOther = (mark: string) => !currenciesOf(mark).includes(usual);
  return (row) => {
    const said = stated === undefined ? '' : (row[stated] ?? '').trim();
    if (said !== '' && !isEmpty(said) && isOther(said)) return said;
    for (const column of amounts) {
      const value = row[column];
      if (value !== undefined && isMarked(value)) {
        const mark = currencyMarks(value).find(isOther);
        if (mark !== undefined) return mark;
      }
    }
    return undefined;
  };
}

/** Whether something may stand around the digits: of nearly no value. */
function isMarked(value: string): boolean {
  return value !== '' && !(isNumeric(value.charCodeAt(0)) && isNumeric(value.charCodeAt(value.length - 1)));
}

/** Digits, and what is between `+` and `/`. */
function isNumeric(code: number): boolean {
  return code >= 43 && code <= 57;
}
