import { type CsvInstrument, withInstrument } from './instrument.js';
import type { RowCells } from './row-cells.js';
import { contractIn } from './row-coin.js';
import { isColumnInCurrency } from './row-money.js';
import { countIn, isGap, numberIn, requiredPrice } from './row-number.js';
import { intervalIn, openingIn } from './row-opening.js';

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

export function candleOf(row: RowCells): CsvCandle | CsvGap {
  if (isGap(row)) {
    // A row whose date cannot be read may have other delimiters, with the prices in the first cell.
    openingIn(row);
    return { kind: 'gap' };
  }
  const candle = withInstrument(row, () => ({
    kind: 'candle' as const,
    interval: intervalIn(row),
    openedAt: openingIn(row),
    open: requiredPrice(row, 'open'),
    high: requiredPrice(row, 'high'),
    low: requiredPrice(row, 'low'),
    close: requiredPrice(row, 'close'),
    volume: numberIn(row, 'baseVolume'),
    quoteVolume: numberIn(row, 'quoteVolume'),
    trades: countIn(row, 'trades'),
    marketCap: numberIn(row, 'marketCap'),
    ...contractIn(row),
  }));
  if (!isColumnInCurrency(row, candle.currency, 'quoteVolume')) candle.quoteVolume = null;
  if (!isColumnInCurrency(row, candle.currency, 'marketCap')) candle.marketCap = null;
  return candle;
}
