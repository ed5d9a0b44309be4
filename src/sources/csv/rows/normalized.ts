import type { Candle } from '../../../domain/candle.js';
import type { ListingRef, Quote } from '../../../domain/quote.js';
import type { Normalized } from '../../../domain/source.js';
import type { CsvCandle } from './candle.js';
import type { CsvInstrument } from './instrument.js';
import type { CsvQuote } from './quote.js';
import type { CsvRow } from './schema.js';

/** What a row is stored as. */
export function normalizedRow(row: CsvRow): readonly Normalized[] {
  if (row.kind === 'gap') return [];
  if (row.kind === 'several') return row.rows.flatMap(normalizedRow);
  const item = row.kind === 'candle' ? candle(row) : quote(row);
  if (!row.contract) return [item];
  return [item, { kind: 'contracts', externalId: row.externalId, contracts: [row.contract] }];
}

function listing({ symbol, externalId, currency, name }: CsvInstrument): ListingRef {
  return { externalId, currency, symbol: symbol || null, name, ...(name === symbol && { nameless: true }) };
}

function quote(row: CsvQuote): Quote {
  return {
    kind: 'quote',
    listing: listing(row),
    observedAt: row.observedAt,
    price: row.price,
    marketCap: row.marketCap,
    volume24h: row.volume24h,
    change24hPct: row.change24hPct,
    rank: row.rank,
    circulatingSupply: row.circulatingSupply,
    totalSupply: row.totalSupply,
    maxSupply: row.maxSupply,
  };
}

function candle(row: CsvCandle): Candle {
  const { interval, openedAt, open, high, low, close, volume, quoteVolume, trades, marketCap } = row;
  const prices = { open, high, low, close };
  return {
    kind: 'candle',
    listing: listing(row),
    ...{ interval, openedAt, ...prices, volume, quoteVolume, trades, marketCap },
  };
}
