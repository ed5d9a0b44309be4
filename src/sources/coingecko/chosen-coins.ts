import { UnusablePartition } from '../../domain/errors.js';
import type { Page, PageRequest } from '../../domain/source.js';
import { idChunks } from './id-chunks.js';
import { isLastPage } from './last-page.js';
import type { Market } from './market.js';
import { endlessPagesError, idsOf, MAX_PAGES, type MarketsCalls, pageOf, PER_PAGE } from './markets-calls.js';

/** Reads the selected coins. Each run reads all of them, so the cursor contains only the selection. */
export class ChosenCoins {
  constructor(private readonly markets: MarketsCalls) {}

  /** @throws UnusablePartition `unknown_coin`, after the other coins, if CoinGecko has no market data for some */
  async *byIds(ids: readonly string[], call: PageRequest): AsyncIterable<Page<Market>> {
    const unknown: string[] = [];
    for (const chunk of idChunks(ids)) {
      const found = await this.markets.byIds(chunk, call);
      const given = idsOf(found);
      unknown.push(...chunk.filter((id) => !given.has(id)));
      yield pageOf(found, { chosen: ids.length });
    }
    if (!unknown.length) return;
    throw new UnusablePartition(
      'unknown_coin',
      `CoinGecko has no market data of ${unknown.slice(0, 10).join(', ')}; COINGECKO_IDS takes ids as in its list of coins, such as bitcoin`,
    );
  }

  /** The largest coins by market cap. */
  async *largest(count: number, call: PageRequest): AsyncIterable<Page<Market>> {
    for (let page = 1, left = count; left > 0; page++, left -= PER_PAGE) {
      const { records, reply } = await this.markets.page(page, call, { order: 'market_cap_desc' });
      yield pageOf({ records: records.slice(0, left), reply }, { largest: count });
      if (isLastPage(reply.headers, page, records.length)) return;
    }
  }

  async *inCategory(category: string, call: PageRequest): AsyncIterable<Page<Market>> {
    for (let page = 1; page <= MAX_PAGES; page++) {
      const found = await this.markets.page(page, call, { order: 'id_asc', category });
      if (found.records.length) yield pageOf(found, { category });
      if (isLastPage(found.reply.headers, page, found.records.length)) return;
    }
    throw endlessPagesError();
  }
}
