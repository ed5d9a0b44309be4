import { currenciesOf } from '../coins/currency.js';
import type { ValueFormat } from '../layout/format.js';
import type { Layout } from '../layout/layout.js';
import { currencyMarks } from '../values/number.js';
import { isEmpty } from '../values/empty.js';
import { currencyRule } from '../rows/row-currency.js';

type Row = Readonly<Record<string, string>>;

/**
 * Finds the first currency sign or code in a file whose sample had none, so that earlier rows without one are not assumed
 * to be in the default currency. Undefined if the file states its currency in another way.
 */
export function currencyWatch(
  layout: Layout,
  format: ValueFormat,
): ((row: Row) => string | undefined) | undefined {
  const { money, columns, ofPrice, usual } = currencyRule(layout, format);
  const isStated = ofPrice !== undefined || Object.keys(columns).length > 0 || layout.values?.currency;
  if (isStated || layout.coins || layout.namedByRows) return undefined;
  const amounts = money.flatMap((role) => layout.columns[role] ?? []);
  const stated = layout.columns.currency;
  const isOther = (mark: string) => !currenciesOf(mark).includes(usual);
  return (row) => {
    const rowMark = stated === undefined ? '' : (row[stated] ?? '').trim();
    if (rowMark !== '' && !isEmpty(rowMark) && isOther(rowMark)) return rowMark;
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

/** A quick check whether there may be text around the digits, which is rare. */
function isMarked(value: string): boolean {
  return value !== '' && !(isNumeric(value.charCodeAt(0)) && isNumeric(value.charCodeAt(value.length - 1)));
}

/** Digits, and the characters from `+` to `/`. */
function isNumeric(code: number): boolean {
  return code >= 43 && code <= 57;
}
