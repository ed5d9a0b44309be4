import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { Interval } from '../../domain/candle.js';
import { PartitionError } from '../../domain/errors.js';
import type { HistoryPlan, HistorySpan, PastKind } from '../../domain/history.js';
import { duplicatesIn, type JsonDocument } from '../../domain/json.js';
import type { Backfill, Page, PageRequest } from '../../domain/source.js';
import { withPlainNumber } from '../../domain/whole-number.js';
import { jsonBody } from '../http/json-body.js';
import { isMoment } from '../http/moment.js';
import {
  candlesKey,
  coinOf,
  cursorFrom,
  DAY_MS,
  parseItems,
  parseReply,
  pastRecord,
  quotesKey,
} from '../http/past.js';
import { callCount, chunksOf } from '../http/past-chunks.js';
import { assertNamesCoins, assertWithinPlan, fillableKinds } from '../http/backfill-limits.js';
import type { CoingeckoCalls } from './coingecko-calls.js';
import { chartPoint, isoOf, ohlcPoint, type PastPoint } from './past-point.js';
import { planLimits } from './plan-limits.js';

/** Longest span for which a chart has hourly points; for longer ones, they are daily. */
const CHART_MS = 90 * DAY_MS;
/** Longest span of daily candles per call. */
const CANDLES_MS = 180 * DAY_MS;
const DEMO_DAYS = 365;

/** Pairs of a time and a figure, which are validated one by one. */
const pairs = z.array(z.unknown());
const chart = z.object({ prices: pairs, market_caps: pairs, total_volumes: pairs });

/** History of coins: hourly quotes from charts and, if the plan includes them, daily candles. */
export class CoinHistory implements Backfill<PastPoint> {
  constructor(
    private readonly config: Config,
    private readonly calls: CoingeckoCalls,
  ) {}

  async plan(span: HistorySpan): Promise<HistoryPlan> {
    assertNamesCoins(span, 'coingecko');
    const isPro = this.config.API_KEY_PLAN === 'pro';
    if (!isPro) assertWithinPlan(span, DEMO_DAYS, "CoinGecko's demo plan", now());
    const partitions = span.listings.flatMap(({ externalId }) => [
      { key: quotesKey(externalId), calls: callCount(span, CHART_MS, { externalId, kind: 'quote' }) },
      ...(isPro
        ? [
            {
              key: candlesKey(externalId),
              calls: callCount(span, CANDLES_MS, { externalId, kind: 'candle' }),
            },
          ]
        : []),
    ]);
    return Promise.resolve({
      partitions: partitions.filter(({ calls }) => calls > 0),
      callsPerMinute: planLimits(this.config).callsPerMinute,
    });
  }

  serves(interval: Interval): PastKind[] {
    const isPro = this.config.API_KEY_PLAN === 'pro';
    return fillableKinds(interval, { quotes: '1h', ...(isPro && { candles: '1d' }) });
  }

  async *pages(request: PageRequest, span: HistorySpan): AsyncGenerator<Page<PastPoint>> {
    const { coin, series, isCandles } = coinOf(request.partition.key, span);
    const chunkMs = isCandles ? CANDLES_MS : CHART_MS;
    for (const [from, to] of chunksOf(request.since, span, chunkMs, series)) {
      const { document, ...traffic } = await this.get(coin.externalId, isCandles, [from, to], request);
      const records = isCandles
        ? parseItems(document, 'candles').map((ohlc, index) =>
            pastRecord(
              coin,
              { currency: 'USD', at: `1d ${momentOf(pairOf(ohlc.value)[0], index)}` },
              'ohlc',
              ohlc,
            ),
          )
        : pointsOf(document)
            .filter(({ at }) => !isOutside(at, from, to))
            .map((point, index) =>
              pastRecord(coin, { currency: 'USD', at: momentOf(point.at, index) }, 'chart', { value: point }),
            );
      const schema = isCandles ? ohlcPoint : chartPoint;
      yield { records, next: cursorFrom(to), ...traffic, fetchedAt: now(), schema };
    }
  }

  private async get(id: string, isCandles: boolean, [from, to]: [number, number], call: PageRequest) {
    const span = `from=${Math.floor(from / 1000)}&to=${Math.floor(to / 1000)}`;
    const path = isCandles
      ? `ohlc/range?vs_currency=usd&${span}&interval=daily`
      : `market_chart/range?vs_currency=usd&${span}&precision=full`;
    const { reply, request } = await this.calls.get(`/coins/${encodeURIComponent(id)}/${path}`, call);
    return { document: jsonBody(reply, request, []), bytes: reply.bytes, retries: reply.retries };
  }
}

function pointsOf({ value, found }: JsonDocument) {
  const [twice] = found ? duplicatesIn(found) : [];
  if (twice !== undefined)
    throw new PartitionError(
      'unexpected_body',
      `the chart has ${twice} more than once; expected unique names`,
    );
  const { prices, market_caps, total_volumes } = parseReply(chart, value, 'chart');
  const [caps, volumes] = [new Map(market_caps.map(pairOf)), new Map(total_volumes.map(pairOf))];
  return prices.map(pairOf).map(([at, price]) => ({
    at,
    price,
    market_cap: caps.get(at) ?? null,
    total_volume: volumes.get(at) ?? null,
  }));
}

function pairOf(value: unknown): [at: unknown, figure: unknown] {
  return Array.isArray(value) ? [withPlainNumber(value[0]), value[1]] : [undefined, undefined];
}

/** Whether a point is outside the span. One without a readable time counts as inside, so that it is rejected, not lost. */
const isOutside = (at: unknown, from: number, to: number) => isMoment(at) && (at < from || at >= to);

const momentOf = (at: unknown, index: number) => (isMoment(at) ? isoOf(at) : `#${index}`);
