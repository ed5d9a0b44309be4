import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import type { Page, PageRequest, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import { jsonRecords } from '../http/json-records.js';
import { quoteOf, ticker, type Ticker } from './ticker.js';

/** https://api.coinpaprika.com: all coins in one answer, and so in one page. */
@Injectable()
export class CoinpaprikaSource implements Source<Ticker> {
  readonly name = 'coinpaprika';
  readonly kind = 'api';
  readonly schema = ticker;
  readonly cursorSchema = z.looseObject({ coins: z.int().nonnegative() });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  partitions() {
    return Promise.resolve([{ key: 'tickers' }]);
  }

  async *pages({ since, signal, deadline }: PageRequest): AsyncIterable<Page<Ticker>> {
    const request = this.request(signal, deadline);
    const reply = await this.http.get(request);
    const records = jsonRecords(reply, request);
    if (!records.length)
      throw new PartitionError('upstream_empty', 'the list of tickers holds no coin', reply);
    const coins = records.length;
    const last = Number(since?.coins ?? 0);
    if (coins < last / 2)
      throw new PartitionError(
        'upstream_short',
        `the list holds ${coins} coins; the last one had ${last}`,
        reply,
      );
    const fetchedAt = new Date();
    yield {
      records,
      next: { fetchedAt: fetchedAt.toISOString(), coins },
      bytes: reply.bytes,
      retries: reply.retries,
      fetchedAt,
    };
  }

  normalize(coin: Ticker) {
    return [quoteOf(coin)];
  }

  private request(signal: AbortSignal, deadline: Date): HttpRequest {
    const { COINPAPRIKA_API_KEY: key, COINPAPRIKA_AUTH_SCHEME: scheme, COINPAPRIKA_BASE_URL } = this.config;
    const base = COINPAPRIKA_BASE_URL ?? `https://${key ? 'api-pro' : 'api'}.coinpaprika.com/v1`;
    return {
      upstream: {
        name: this.name,
        variable: 'COINPAPRIKA_API_KEY',
        callsPerMinute: this.config.COINPAPRIKA_CALLS_PER_MINUTE,
        callsPerMonth: this.config.COINPAPRIKA_CALLS_PER_MONTH,
        monthVariable: 'COINPAPRIKA_CALLS_PER_MONTH',
      },
      url: `${base.replace(/\/+$/, '')}/tickers?quotes=USD`,
      headers: key ? { authorization: scheme ? `${scheme} ${key}` : key } : {},
      signal,
      deadline,
    };
  }
}
