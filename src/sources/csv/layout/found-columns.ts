import { findColumn } from './columns.js';
import type { ProfileField } from '../header/fields.js';
import type { Reading } from '../profiles/reading.js';

export interface FoundColumns {
  columns: Partial<Record<ProfileField, string>>;
  /** Facts from column names. */
  symbol?: string;
  currency?: string;
}

export function columnsOf(reading: Reading, columns: readonly string[]): FoundColumns {
  const found: FoundColumns = { columns: {} };
  const taken = new Set<string>();
  for (const [field, references] of Object.entries(reading.columns ?? {}) as [ProfileField, string[]][])
    for (const reference of references) {
      const known = reference
        .replace('{currency}', found.currency ?? '{currency}')
        .replace('{symbol}', found.symbol ?? '{symbol}');
      const { column, symbol, currency } = findColumn(known, columns, taken) ?? {};
      if (column === undefined) continue;
      found.columns[field] = column;
      taken.add(column);
      if (symbol) found.symbol = symbol;
      if (currency) found.currency = currency;
      break;
    }
  return found;
}
