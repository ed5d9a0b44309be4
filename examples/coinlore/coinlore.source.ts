import { Inject, Injectable, Optional } from '@nestjs/common';
import { z } from 'zod';
import { decimal, text } from '../../src/domain/fields.js';
import type { Quote } from '../../src/domain/quote.js';
import type { Page, PageRequest, Source } from '../../src/domain/source.js';
import { HttpClient } from '../../src/sources/http/http-client.js';
import { jsonRecords } from '../../src/sources/http/json-records.js';

const coin = z.looseObject({
  id: text,
  symbol: text,
  name: text,
  rank: z.int(),
  price_usd: decimal,
  market_cap_usd: decimal,
});
const dated = z.object({ fetchedAt: z.iso.datetime(), coin });
type Coin = z.infer<typeof dated>;

/** The base URL of the API. Nothing provides it except tests, so the default below applies. */
const COINLORE_URL = Symbol('COINLORE_URL');

/** Three coins of https://www.coinlore.com/cryptocurrency-data-api. */
@Injectable()
export class CoinloreSource implements Source<Coin> {
  readonly name = 'coinlore';
  readonly kind = 'api';
  readonly schema = dated;

  constructor(
    private readonly http: HttpClient,
    @Optional() @Inject(COINLORE_URL) private readonly url = 'https://api.coinlore.net/api',
  ) {}

  partitions() {
    return Promise.resolve([{ key: 'coins' }]);
  }

  async *pages({ signal, deadline }: PageRequest): AsyncIterable<Page<Coin>> {
    const { name } = this;
    const upstream = { name, source: name, variable: 'SOURCES', callsPerMinute: 10, callsPerMonth: 0 };
    const request = { upstream, url: `${this.url}/ticker/?id=90,80,58`, signal, deadline };
    const { bytes, retries, ...reply } = await this.http.get(request);
    const fetchedAt = new Date();
    // CoinLore sends no dates. The fetch time is stored with the payload, so that normalize remains pure.
    const date = fetchedAt.toISOString();
    const records = jsonRecords({ bytes, retries, ...reply }, request).map((record) => ({
      ...record,
      payload: { fetchedAt: date, coin: record.payload },
      text: `{"fetchedAt":"${date}","coin":${record.text}}`,
    }));
    yield { records, next: { fetchedAt: date }, bytes, retries, fetchedAt };
  }

  normalize({
    fetchedAt,
    coin: { id, symbol, name, rank, price_usd, market_cap_usd },
  }: Coin): readonly Quote[] {
    const unknown = {
      volume24h: null,
      change24hPct: null,
      circulatingSupply: null,
      totalSupply: null,
      maxSupply: null,
    };
    const listing = { externalId: id, currency: 'USD', symbol: symbol.toUpperCase(), name };
    return [
      {
        kind: 'quote',
        listing,
        observedAt: fetchedAt,
        price: price_usd,
        marketCap: market_cap_usd,
        rank,
        ...unknown,
      },
    ];
  }
}
