import type { DataSource } from 'typeorm';
import { QuotesRepository } from '../../src/normalization/quotes.repository.js';
import { priceQuote } from './quote.js';

const START = Date.UTC(2025, 5, 1);

/** Commits quotes of the seed's CSV listing of Bitcoin for this many minutes, starting at the given one. */
export async function commitQuotes(dataSource: DataSource, from: number, count: number): Promise<void> {
  const origin = { sourceId: 3, runId: '3', partition: 'p', fetchedAt: new Date() };
  const rows = Array.from({ length: count }, (_, n) => ({
    listingId: 6,
    rawId: '1',
    quote: priceQuote('BTC', new Date(START + (from + n) * 60_000).toISOString(), `${from + n}.25`),
  }));
  await dataSource.transaction((tx) => new QuotesRepository().upsert(tx, origin, rows));
}
