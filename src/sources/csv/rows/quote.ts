import { type CsvInstrument, withInstrument } from './instrument.js';
import type { RowCells } from './row-cells.js';
import { contractIn } from './row-coin.js';
import { isColumnInCurrency } from './row-money.js';
import { momentOfRow } from './row-moment.js';
import { numberIn, rankIn } from './row-number.js';

/** A row that was read as quotes. */
export interface CsvQuote extends CsvInstrument {
  kind: 'quote';
  observedAt: string;
  price: string | null;
  marketCap: string | null;
  volume24h: string | null;
  change24hPct: string | null;
  rank: number | null;
  circulatingSupply: string | null;
  totalSupply: string | null;
  maxSupply: string | null;
  /** Only if the file has columns for both. */
  contract?: { chain: string; address: string };
}

export function quoteOf(row: RowCells): CsvQuote {
  const quote = withInstrument(row, () => ({
    kind: 'quote' as const,
    observedAt: momentOfRow(row),
    price: numberIn(row, 'price'),
    marketCap: numberIn(row, 'marketCap'),
    volume24h: numberIn(row, 'volume'),
    change24hPct: numberIn(row, 'change'),
    rank: rankIn(row),
    circulatingSupply: numberIn(row, 'circulatingSupply'),
    totalSupply: numberIn(row, 'totalSupply'),
    maxSupply: numberIn(row, 'maxSupply'),
    ...contractIn(row),
  }));
  if (!isColumnInCurrency(row, quote.currency, 'marketCap')) quote.marketCap = null;
  if (!isColumnInCurrency(row, quote.currency, 'volume')) quote.volume24h = null;
  return quote;
}
