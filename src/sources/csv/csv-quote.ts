import { type CsvInstrument, withInstrument } from './csv-instrument.js';
import type { RowFields } from './csv-row-fields.js';

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

export function quoteOf(row: RowFields): CsvQuote {
  const quote = withInstrument(row, () => ({
    kind: 'quote' as const,
    observedAt: row.moment(),
    price: row.number('price'),
    marketCap: row.number('marketCap'),
    volume24h: row.number('volume'),
    change24hPct: row.number('change'),
    rank: row.rank(),
    circulatingSupply: row.number('circulatingSupply'),
    totalSupply: row.number('totalSupply'),
    maxSupply: row.number('maxSupply'),
    ...row.contract(),
  }));
  if (!row.isIn(quote.currency, 'marketCap')) quote.marketCap = null;
  if (!row.isIn(quote.currency, 'volume')) quote.volume24h = null;
  return quote;
}
