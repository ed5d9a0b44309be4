import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { Interval } from '../../domain/candle.js';
import type { HistoryPlan, HistorySpan, PastKind } from '../../domain/history.js';
import type { Backfill, Page, PageRequest } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import { jsonBody } from '../http/json-body.js';
import { candlesKey, coinOf, DAY_MS, parseItems, pastRecord, cursorFrom, quotesKey } from '../http/past.js';
import { callCount, chunksOf } from '../http/past-chunks.js';
import { assertNamesCoins, assertWithinPlan, fillableKinds } from '../http/backfill-limits.js';
import { ohlcv, type PastPoint, tick } from './past-point.js';

/** Longest span per call: its hourly points are within CoinPaprika's limit of 5,000. */
const TICKS_MS = 180 * DAY_MS;
const FREE_DAYS = 365;

/** History of coins: without a key, daily quotes; with a key, hourly quotes and daily candles. */
export class CoinHistory implements Backfill<PastPoint> {
  constructor(
    private readonly config: Config,
    private readonly http: HttpClient,
    private readonly requestOf: (path: string, signal: AbortSignal, deadline: Date) => HttpRequest,
  ) {}

  plan(span: HistorySpan): Promise<HistoryPlan> {
    return Promise.try(() => {
      assertNamesCoins(span, 'coinpaprika');
      const isPaid = this.config.COINPAPRIKA_API_KEY !== undefined;
      if (!isPaid) assertWithinPlan(span, FREE_DAYS, "CoinPaprika's free plan", now());
      const callsOf = (externalId: string, kind: PastKind) => callCount(span, TICKS_MS, { externalId, kind });
      const partitions = span.listings.flatMap(({ externalId }) => [
        { key: quotesKey(externalId), calls: callsOf(externalId, 'quote') },
        ...(isPaid ? [{ key: candlesKey(externalId), calls: callsOf(externalId, 'candle') }] : []),
      ]);
      return {
        partitions: partitions.filter(({ calls }) => calls > 0),
        callsPerMinute: this.config.COINPAPRIKA_CALLS_PER_MINUTE,
      };
    });
  }

  serves(interval: Interval): PastKind[] {
    const isPaid = this.config.COINPAPRIKA_API_KEY !== undefined;
    return fillableKinds(interval, isPaid ? { quotes: '1h', candles: '1d' } : { quotes: '1d' });
  }

  async *pages(request: PageRequest, span: HistorySpan): AsyncGenerator<Page<PastPoint>> {
    const { coin, series, isCandles } = coinOf(request.partition.key, span);
    for (const [from, to] of chunksOf(request.since, span, TICKS_MS, series)) {
      const { document, ...traffic } = await this.get(coin.externalId, isCandles, [from, to], request);
      const [field, name] = isCandles ? (['time_open', 'ohlcv'] as const) : (['timestamp', 'tick'] as const);
      const records = parseItems(document, 'historical points').flatMap((point, index) => {
        const at = momentOf(point.value, field);
        // A point without a readable time is kept, so that it is rejected, not lost.
        if (at && (Date.parse(at) < from || Date.parse(at) >= to)) return [];
        const key = `${isCandles ? '1d ' : ''}${at ?? `#${index}`}`;
        return [pastRecord(coin, { currency: 'USD', at: key }, name, point)];
      });
      const schema = isCandles ? ohlcv : tick;
      yield { records, next: cursorFrom(to), ...traffic, fetchedAt: now(), schema };
    }
  }

  private async get(id: string, isCandles: boolean, [from, to]: [number, number], call: PageRequest) {
    const span = `start=${secondsOf(from)}&end=${secondsOf(to)}&quote=usd`;
    const interval = this.config.COINPAPRIKA_API_KEY === undefined ? '1d' : '1h';
    const coin = encodeURIComponent(id);
    const path = isCandles
      ? `/coins/${coin}/ohlcv/historical?${span}&interval=24h&limit=366`
      : `/tickers/${coin}/historical?${span}&interval=${interval}&limit=5000`;
    const request = this.requestOf(path, call.signal, call.deadline);
    const reply = await this.http.get(request);
    return { document: jsonBody(reply, request, []), bytes: reply.bytes, retries: reply.retries };
  }
}

function momentOf(point: unknown, field: string): string | undefined {
  const at = (point as Record<string, unknown> | null)?.[field];
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : undefined;
}

const secondsOf = (at: number) => Math.floor(at / 1000);
