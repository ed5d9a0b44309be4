import { unprocessable } from '../field-faults.js';
import { PRECISION, SCALE } from './decimal128.js';
import type { FormatOptions, Table } from './format.js';

/** Refuses the table with `decimals=decimal` if a value has too many digits. */
export function withCheckedDecimals(table: Table, { decimals }: FormatOptions): Table {
  const wideAmounts = async () => {
    const wide = await table.wideAmounts();
    if (decimals === 'decimal' && wide.size)
      throw unprocessable(
        'decimals',
        `${[...wide].join(', ')}: some values have more than ${PRECISION - SCALE} digits before the point or ${SCALE} after it; use decimals=double or decimals=text`,
      );
    return wide;
  };
  return { ...table, wideAmounts };
}
