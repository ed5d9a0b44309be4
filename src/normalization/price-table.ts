import { CANDLE_FIGURES, CANDLE_KEY } from './candle-columns.js';
import { QUOTE_FIGURES, QUOTE_KEY } from './quote-columns.js';

/** The structure shared by the tables of quotes and candles. */
export interface PriceTable {
  table: 'quotes' | 'candles';
  /** The table of rows that another file with higher precedence overrides. */
  rivals: 'quote_rivals' | 'candle_rivals';
  /** The table of earlier values. */
  versions: 'quote_versions' | 'candle_versions';
  /** Columns that identify a row. */
  key: string;
  /** Columns with the source's figures. */
  figures: string;
  /** Types of the raw row's id, the key and the figures. */
  types: readonly string[];
}

export const QUOTE_TABLE: PriceTable = {
  table: 'quotes',
  rivals: 'quote_rivals',
  versions: 'quote_versions',
  key: QUOTE_KEY,
  figures: QUOTE_FIGURES,
  types: ['bigint', 'int', 'timestamptz', 'int', ...Array<string>(7).fill('numeric')],
};

export const CANDLE_TABLE: PriceTable = {
  table: 'candles',
  rivals: 'candle_rivals',
  versions: 'candle_versions',
  key: CANDLE_KEY,
  figures: CANDLE_FIGURES,
  types: ['bigint', 'int', 'text', 'timestamptz', ...Array<string>(7).fill('numeric'), 'bigint'],
};

/** Columns of a table except those that hold the time at which a row was stored. */
export function columnsOf({ key, figures }: PriceTable): string {
  return `${key}, source_id, run_id, raw_id, ${figures}`;
}

/**
 * SQL for the table `given`, whose rows are passed as an array per column: the raw row's id, the key and the figures.
 * @param first the number of the first parameter
 */
export function givenRows({ key, figures, types }: PriceTable, first: number): string {
  const arrays = types.map((type, index) => `$${first + index}::${type}[]`);
  return `unnest(${arrays.join(', ')}) as given(raw_id, ${key}, ${figures})`;
}
