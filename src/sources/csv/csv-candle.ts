import { type CsvInstrument, withInstrument } from './csv-instrument.js';
import type { RowFields } from './csv-row-fields.js';

/** A row that was read as a candle. */
export interface CsvCandle extends CsvInstrument {
  kind: 'candle';
  interval: string;
  openedAt: string;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string | null;
  quoteVolume: string | null;
  trades: number | null;
  marketCap: string | null;
  /** Only if the file has columns for both. */
  contract?: { chain: string; address: string };
}

/** A row without prices, for an interval without trades. */
export interface CsvGap {
  kind: 'gap';
}

export function candleOf(row: RowFields): CsvCandle | CsvGap {
  if (row.isGap()) {
    // A row whose date cannot be read may have other delimiters, with the prices in the first cell.
    row.opening();
    return { kind: 'gap' };
  }
  const candle = withInstrument(row, () => ({
    kind: 'candle' as const,
    interval: row.interval(),
    openedAt: row.opening(),
    open: row.required('open'),
    high: row.required('high'),
    low: row.required('low'),
    close: row.required('close'),
    volume: row.number('baseVolume'),
    quoteVolume: row.number('quoteVolume'),
    trades: row.count('trades'),
    marketCap: row.number('marketCap'),
    ...row.contract(),
  }));
  if (!row.isIn(candle.currency, 'quoteVolume')) candle.quoteVolume = null;
  if (!row.isIn(candle.currency, 'marketCap')) candle.marketCap = null;
  return candle;
}
