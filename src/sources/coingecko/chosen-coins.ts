import { now } from '../../domain/clock.js';
import { UnusablePartition } from '../../domain/errors.js';
import type { Page, PageRequest } from '../../domain/source.js';
import { wholeList } from '../http/unnamed.js';
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
    const whole = wholeFromNow();
    const chunks = idChunks(ids);
    for (const chunk of chunks) {
      const found = await this.markets.byIds(chunk, call);
      const given = idsOf(found);
      unknown.push(...chunk.filter((id) => !given.has(id)));
      yield { ...pageOf(found, { chosen: ids.length }), ...(chunk === chunks.at(-1) && whole) };
    }
    if (!unknown.length) return;
    throw new UnusablePartition(
      'unknown_coin',
      `CoinGecko has no market data of ${unknown.slice(0, 10).join(', ')}; COINGECKO_IDS takes ids as in its list of coins, such as bitcoin`,
    );
  }

  /** The largest coins by market cap. */
  async *largest(count: number, call: PageRequest): AsyncIterable<Page<Market>> {
    const whole = wholeFromNow();
    for (let page = 1, left = count, isLast = false; !isLast; page++, left -= PER_PAGE) {
      const { records, reply } = await this.markets.page(page, call, { order: 'market_cap_desc' });
      isLast = left <= PER_PAGE || isLastPage(reply.headers, page, records.length);
      const found = { records: records.slice(0, left), reply };
      yield { ...pageOf(found, { largest: count }), ...(isLast && whole) };
    }
  }

  async *inCategory(category: string, call: PageRequest): AsyncIterable<Page<Market>> {
    const whole = wholeFromNow();
    for (let page = 1; page <= MAX_PAGES; page++) {
      const found = await this.markets.page(page, call, { order: 'id_asc', category });
      const { length } = found.records;
      const isLast = isLastPage(found.reply.headers, page, length);
      if (length || (isLast && page > 1)) yield { ...pageOf(found, { category }), ...(isLast && whole) };
      if (isLast) return;
    }
    throw endlessPagesError();
  }
}

const wholeFromNow = () => ({ wholeList: wholeList(now().toISOString()) });
