import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import type { Normalized, Page, PageRequest, Partition, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import {
  contractPartitions,
  contractsRefused,
  contractSweep,
  sweepToContinue,
} from '../http/contract-sweep.js';
import { unionByField } from '../http/union-by-field.js';
import { jsonRecords } from '../http/json-records.js';
import { statusInBody } from './error-body.js';
import { market, type Market, quoteOf } from './market.js';
import { contractsOf, platforms, type Platforms } from './platforms.js';

const PER_PAGE = 250;
/** Far above what there is (70 in 2026): an upstream that never ends must not keep us for ever. */
const MAX_PAGES = 1000;
/** Pages shift as ranks do: a sweep that was left for longer starts anew. */
const SWEEP_MAX_AGE_MS = 60 * 60 * 1000;

/** Where a sweep over all pages stands. `page` 0 is a sweep that came to its end. */
const position = z.object({
  page: z.int().nonnegative(),
  startedAt: z.string(),
  ids: z.string(),
  /** Of this sweep so far, and of the last one that came to its end. */
  coins: z.int().default(0),
  lastSweep: z.int().default(0),
});
type Position = z.infer<typeof position>;

/**
 * https://docs.coingecko.com/reference/coins-markets: all coins by market cap, 250 a page; a short page is the last. And
 * once a day https://docs.coingecko.com/reference/coins-list: the contracts of all coins, in one answer.
 */
@Injectable()
export class CoingeckoSource implements Source<Market | Platforms> {
  readonly name = 'coingecko';
  readonly kind = 'api';
  readonly schema = unionByField('platforms', platforms, market);
  readonly cursorSchema = z.union([position, contractSweep]);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve([{ key: 'markets' }, ...contractPartitions(this.config)]);
  }

  pages(request: PageRequest): AsyncIterable<Page<Market | Platforms>> {
    return request.partition.key === 'contracts' ? this.contracts(request) : this.markets(request);
  }

  private async *contracts({ since, signal, deadline }: PageRequest): AsyncIterable<Page<Platforms>> {
    if (sweepToContinue(since, this.config.CONTRACT_SWEEP_HOURS) === null) return;
    const request = this.request('/coins/list?include_platform=true', { signal, deadline });
    const reply = await this.http.get(request).catch(contractsRefused);
    const records = jsonRecords(reply, request);
    if (!records.length) throw new PartitionError('upstream_empty', 'the list contains no coins', reply);
    const fetchedAt = now();
    const startedAt = fetchedAt.toISOString();
    const { bytes, retries } = reply;
    const sweep = { startedAt, total: records.length };
    yield { records, next: { startedAt, left: [] }, bytes, retries, fetchedAt, schema: platforms, sweep };
  }

  private async *markets({ since, signal, deadline }: PageRequest): AsyncIterable<Page<Market>> {
    let last = this.resumed(since);
    for (let page = last.page + 1; page <= MAX_PAGES; page++) {
      const request = this.request(marketsPage(page), { signal, deadline });
      const reply = await this.http.get(request);
      const records = jsonRecords(reply, request, (page - 1) * PER_PAGE);
      const ids = `${records.length} ${records[0]?.externalId} ${records.at(-1)?.externalId}`;
      if (page === 1 && !records.length)
        throw new PartitionError('upstream_empty', 'the first page contains no coins', reply);
      if (records.length && ids === last.ids)
        throw new PartitionError(
          'same_page',
          `page ${page} contains the same coins as the previous page`,
          reply,
        );
      const ended = records.length < PER_PAGE;
      const coins = last.coins + records.length;
      if (ended && coins < last.lastSweep / 2)
        throw new PartitionError(
          'upstream_short',
          `the list ends after ${coins} coins; the last one had ${last.lastSweep}`,
          reply,
        );
      last = ended
        ? { ...last, page: 0, ids: '', coins: 0, lastSweep: coins }
        : { ...last, page, ids, coins };
      const { bytes, retries } = reply;
      const sweep = { startedAt: last.startedAt, ...(ended && { total: coins }) };
      yield { records, next: last, bytes, retries, fetchedAt: now(), schema: market, sweep };
      if (ended) return;
    }
    throw new PartitionError('endless', `there are more than ${MAX_PAGES} pages`);
  }

  normalize(coin: Market | Platforms): readonly Normalized[] {
    return [isPlatforms(coin) ? contractsOf(coin) : quoteOf(coin)];
  }

  private resumed(since: PageRequest['since']): Position {
    const known = position.safeParse(since);
    const oldest = now().getTime() - SWEEP_MAX_AGE_MS;
    if (known.success && known.data.page > 0 && Date.parse(known.data.startedAt) > oldest) return known.data;
    const lastSweep = known.data?.lastSweep ?? 0;
    return { page: 0, startedAt: now().toISOString(), ids: '', coins: 0, lastSweep };
  }

  private request(path: string, { signal, deadline }: Pick<PageRequest, 'signal' | 'deadline'>): HttpRequest {
    const {
      API_KEY,
      API_KEY_PLAN,
      COINGECKO_BASE_URL,
      COINGECKO_CALLS_PER_MINUTE,
      COINGECKO_CALLS_PER_MONTH,
    } = this.config;
    const host = API_KEY_PLAN === 'pro' ? 'pro-api' : 'api';
    const base = (COINGECKO_BASE_URL ?? `https://${host}.coingecko.com/api/v3`).replace(/\/+$/, '');
    return {
      upstream: {
        name: this.name,
        source: this.name,
        variable: 'API_KEY and API_KEY_PLAN',
        callsPerMinute: COINGECKO_CALLS_PER_MINUTE,
        callsPerMonth: COINGECKO_CALLS_PER_MONTH,
        monthVariable: 'COINGECKO_CALLS_PER_MONTH',
      },
      url: base + path,
      headers: API_KEY ? { [`x-cg-${API_KEY_PLAN}-api-key`]: API_KEY } : {},
      signal,
      deadline,
      statusOf: statusInBody,
    };
  }
}

const marketsPage = (page: number) =>
  `/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=${PER_PAGE}&page=${page}`;

function isPlatforms(coin: Market | Platforms): coin is Platforms {
  return Object.hasOwn(coin, 'platforms');
}
