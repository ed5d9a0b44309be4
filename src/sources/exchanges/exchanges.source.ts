import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Interval } from '../../domain/candle.js';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { HistorySpan, PastKind } from '../../domain/history.js';
import type { Normalized, Page, PageRequest, Partition, Reason, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import { unionByField } from '../http/union-by-field.js';
import { candle, candleOf, type CandlePayload } from './candle.js';
import { candlePages, CANDLES_PER_CALL } from './candle-pages.js';
import { candlePosition } from './candle-position.js';
import { callsForPlan } from './past-plan.js';
import { intervalOfTimeframe, pastSpans } from './past-spans.js';
import type { CcxtMarket } from './ccxt.js';
import { Exchange, type KnownMarkets } from './exchange.js';
import { fetchTickers } from './fetch-tickers.js';
import { marketFacts } from './instrument.js';
import { notesOf, quoteOf, ticker, type Ticker, tickerRecord } from './ticker.js';
import { lengthOf } from './timeframe.js';

/**
 * Public prices of exchanges supported by ccxt: tickers as quotes, and candles of selected markets.
 * A partition is an exchange (`kraken`), or an exchange with a candle interval (`kraken 1h`).
 */
@Injectable()
export class ExchangesSource implements Source<Ticker | CandlePayload> {
  readonly name = 'exchanges';
  readonly kind = 'api';
  readonly schema = unionByField('candle', candle, ticker);
  readonly cursorSchema = z.union([candlePosition, z.strictObject({ fetchedAt: z.string() })]);
  readonly backfill = {
    plan: (span: HistorySpan) => Promise.resolve(callsForPlan(this.config, span)),
    serves: (interval: Interval) => this.serves(interval),
    pages: (request: PageRequest, span: HistorySpan) => this.pastCandles(request, span),
  };

  private readonly known: KnownMarkets = new Map();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  partitions(): Promise<readonly Partition[]> {
    const { EXCHANGES, EXCHANGE_TIMEFRAMES } = this.config;
    const keys = EXCHANGES.flatMap((id) => [id, ...EXCHANGE_TIMEFRAMES.map((length) => `${id} ${length}`)]);
    return Promise.resolve([...new Set(keys)].map((key) => ({ key })));
  }

  async *pages(request: PageRequest): AsyncIterable<Page<Ticker | CandlePayload>> {
    const [id, timeframe] = request.partition.key.split(' ');
    const exchange = await this.open(id!, request);
    if (timeframe === undefined) yield* this.tickers(exchange);
    else {
      const since = this.firstCandle(timeframe);
      const spans = this.withCandles(exchange, timeframe).map((market) => ({ market, since }));
      yield* candlePages(exchange, timeframe, spans, request.since);
    }
  }

  private async *tickers(exchange: Exchange): AsyncIterable<Page<Ticker>> {
    const { id } = exchange.ccxt;
    const startedAt = now().toISOString();
    const markets = new Map(this.chosen(exchange).map((market) => [market.symbol, market]));
    const isChosen = this.config.EXCHANGE_MARKETS.length > 0;
    const tickers = await fetchTickers(exchange, isChosen ? [...markets.keys()] : undefined);
    const fetchedAt = now();
    const records = tickers.flatMap((one) => {
      if (one.symbol === undefined) exchange.setAside('ticker', one.info, 'the ticker names no market');
      const market = markets.get(one.symbol ?? '');
      return market ? [tickerRecord(exchange, one, marketFacts(exchange, market))] : [];
    });
    const broken = exchange.takeUnreadable();
    if (!records.length && !broken.length) throw new PartitionError('upstream_empty', `${id} sent no prices`);
    const next = { fetchedAt: fetchedAt.toISOString() };
    const prefixes = [
      exchange.unnamed('ticker'),
      ...(exchange.hasNewMarkets ? [exchange.unnamed('market')] : []),
    ];
    const wholeList = { startedAt, prefixes };
    yield { records, broken, wholeList, next, ...exchange.takeTraffic(), fetchedAt, schema: ticker };
  }

  normalize(payload: Ticker | CandlePayload): readonly Normalized[] {
    return [isCandle(payload) ? candleOf(payload) : quoteOf(payload)];
  }

  notes(payload: Ticker | CandlePayload): readonly Reason[] | undefined {
    return isCandle(payload) ? undefined : notesOf(payload);
  }

  private open(id: string, call: PageRequest): Promise<Exchange> {
    return Exchange.open(id, this.known, { settings: this.config, http: this.http, call });
  }

  /** @throws UnusablePartition if the exchange has none of the selected markets */
  private chosen(exchange: Exchange): readonly CcxtMarket[] {
    const { EXCHANGE_MARKETS: wanted } = this.config;
    if (!wanted.length) return exchange.markets;
    const found = exchange.markets.filter(({ symbol }) => wanted.includes(symbol));
    if (found.length) return found;
    const { id } = exchange.ccxt;
    throw new UnusablePartition('unknown_market', `${id} trades none of EXCHANGE_MARKETS=${wanted.join()}`);
  }

  private withCandles(exchange: Exchange, timeframe: string): readonly CcxtMarket[] {
    const { id, timeframes, has } = exchange.ccxt;
    const lengths = Object.keys(timeframes ?? {});
    if (!has.fetchOHLCV || !lengths.includes(timeframe))
      throw new UnusablePartition(
        'unknown_timeframe',
        `${id} has no candles of ${timeframe}; EXCHANGE_TIMEFRAMES may name ${lengths.join(', ') || 'none for it'}`,
      );
    return this.chosen(exchange);
  }

  /** Time of the first candle to read for a market that has not been read before. */
  private firstCandle(timeframe: string): number {
    const { EXCHANGE_CANDLES_SINCE: since } = this.config;
    const length = lengthOf(timeframe);
    return since === undefined
      ? Math.floor(now().getTime() / length) * length - (CANDLES_PER_CALL - 1) * length
      : Date.parse(since);
  }

  private serves(interval: Interval): PastKind[] {
    return this.config.EXCHANGE_TIMEFRAMES.some((timeframe) => intervalOfTimeframe(timeframe) === interval)
      ? ['candle']
      : [];
  }

  private async *pastCandles(request: PageRequest, span: HistorySpan): AsyncIterable<Page<CandlePayload>> {
    const [id, timeframe] = request.partition.key.split(' ') as [string, string];
    const exchange = await this.open(id, request);
    const spans = pastSpans({ id, timeframe }, this.withCandles(exchange, timeframe), span);
    yield* candlePages(exchange, timeframe, spans, request.since);
  }
}

function isCandle(payload: Ticker | CandlePayload): payload is CandlePayload {
  return Object.hasOwn(payload, 'candle');
}
