import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import type { Normalized, Page, PageRequest, Partition, Reason, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import { contractPartitions, contractSweep } from '../http/contract-sweep.js';
import { incompleteSweep } from '../http/incomplete-sweep.js';
import { unionByField } from '../http/union-by-field.js';
import { jsonRecords } from '../http/json-records.js';
import { wholeList } from '../http/unnamed.js';
import { CoinContracts } from './coin-contracts.js';
import { CoinHistory } from './coin-history.js';
import { ohlcv, pastItemOf, type PastPoint, tick } from './past-point.js';
import { selectedCoins, unknownCoins } from './selected-coins.js';
import { type Contract, contractOn, contractsOf } from './contract.js';
import { notesOf, quotesOf, ticker, type Ticker } from './ticker.js';

/**
 * https://api.coinpaprika.com sends all coins in one reply, which is one page. Once a day, the contracts on all chains are
 * read: one chain per page, and a few chains per run.
 */
@Injectable()
export class CoinpaprikaSource implements Source<Ticker | Contract | PastPoint> {
  readonly name = 'coinpaprika';
  readonly kind = 'api';
  readonly schema = unionByField(
    'address',
    contractOn(),
    unionByField('tick', tick, unionByField('ohlcv', ohlcv, ticker)),
  );
  readonly cursorSchema = z.union([z.looseObject({ coins: z.int().nonnegative() }), contractSweep]);

  readonly backfill: CoinHistory;
  private readonly contracts: CoinContracts;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {
    this.backfill = new CoinHistory(config, http, (...call) => this.request(...call));
    this.contracts = new CoinContracts(config, http, (...call) => this.request(...call));
  }

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve([{ key: 'tickers' }, ...contractPartitions(this.config)]);
  }

  pages(request: PageRequest): AsyncIterable<Page<Ticker | Contract>> {
    return request.partition.key === 'contracts' ? this.contracts.pages(request) : this.tickers(request);
  }

  private async *tickers({ since, signal, deadline }: PageRequest): AsyncIterable<Page<Ticker>> {
    const { COINPAPRIKA_QUOTES } = this.config;
    const request = this.request(`/tickers?quotes=${COINPAPRIKA_QUOTES.join()}`, signal, deadline);
    const reply = await this.http.get(request);
    const listed = jsonRecords(reply, request);
    if (!listed.length)
      throw new PartitionError('upstream_empty', 'the list of tickers contains no coins', reply);
    const coins = listed.length;
    const last = Number(since?.coins ?? 0);
    if (coins < last / 2)
      throw new PartitionError(
        'upstream_short',
        `the list has ${coins} coins; the previous one had ${last}`,
        reply,
      );
    const fetchedAt = now();
    const fault = incompleteSweep({ coins, last }, this.config) ?? unknownCoins(listed, this.config);
    const startedAt = fetchedAt.toISOString();
    yield {
      records: selectedCoins(listed, this.config),
      next: { fetchedAt: startedAt, coins },
      sweep: { startedAt, total: coins, ...(fault && { isIncomplete: true }) },
      ...(!fault && { wholeList: wholeList(startedAt) }),
      bytes: reply.bytes,
      retries: reply.retries,
      fetchedAt,
      schema: ticker,
    };
    if (fault) throw fault;
  }

  normalize(payload: Ticker | Contract | PastPoint): readonly Normalized[] {
    if (isPast(payload)) return [pastItemOf(payload)];
    return isContract(payload) ? [contractsOf(payload)] : quotesOf(payload);
  }

  notes(payload: Ticker | Contract | PastPoint): readonly Reason[] | undefined {
    return isPast(payload) || isContract(payload) ? undefined : notesOf(payload);
  }

  private request(path: string, signal: AbortSignal, deadline: Date): HttpRequest {
    const { COINPAPRIKA_API_KEY: key, COINPAPRIKA_AUTH_SCHEME: scheme, COINPAPRIKA_BASE_URL } = this.config;
    const base = COINPAPRIKA_BASE_URL ?? `https://${key ? 'api-pro' : 'api'}.coinpaprika.com/v1`;
    return {
      upstream: {
        name: this.name,
        source: this.name,
        variable: 'COINPAPRIKA_API_KEY',
        callsPerMinute: this.config.COINPAPRIKA_CALLS_PER_MINUTE,
        callsPerMonth: this.config.COINPAPRIKA_CALLS_PER_MONTH,
        monthVariable: 'COINPAPRIKA_CALLS_PER_MONTH',
        suspendsWhenRefused: true,
      },
      url: base.replace(/\/+$/, '') + path,
      headers: key ? { authorization: scheme ? `${scheme} ${key}` : key } : {},
      signal,
      deadline,
    };
  }
}

function isPast(said: Ticker | Contract | PastPoint): said is PastPoint {
  return Object.hasOwn(said, 'tick') || Object.hasOwn(said, 'ohlcv');
}

function isContract(said: Ticker | Contract): said is Contract {
  return Object.hasOwn(said, 'address');
}
