import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  type SeriesType,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { components } from '../api/schema.js';
import { exact } from '../ui/decimal.js';
import type { ChartKind } from './history.js';
import { chartTimes } from './chart-times.js';
import { SERIES_COLOURS, token } from './colours.js';

type Bucket = components['schemas']['PriceBucket'];

export interface Drawing {
  kind: ChartKind;
  buckets: readonly Bucket[];
  overlays: readonly { source: string; buckets: readonly Bucket[] }[];
  outliers: readonly components['schemas']['ConsensusSource'][];
  /** When articles about the asset appeared. */
  articles: readonly string[];
}

const DAY_MS = 86_400_000;

const timeOf = (at: string | number) => (new Date(at).getTime() / 1000) as UTCTimestamp;

const startsOf = (buckets: readonly Bucket[]) => buckets.map(({ at }) => Date.parse(at));

/** Milliseconds between consecutive buckets; infinite if there is only one. */
const stepOf = (starts: readonly number[]) =>
  Math.min(...starts.slice(1).map((start, index) => start - starts[index]!));

/**
 * A point for each bucket, and blanks for the periods between them that have no price: the axis would otherwise show a year
 * without data as a single step. Decimals become doubles, which are enough for drawing; tables and texts keep all digits.
 */
function pointsOf<Point>(buckets: readonly Bucket[], point: (bucket: Bucket) => Point | undefined) {
  const starts = startsOf(buckets);
  const step = stepOf(starts);
  return buckets.flatMap((bucket, index) => {
    const periods = Math.round(((starts[index + 1] ?? 0) - starts[index]!) / step);
    const blanks = Array.from({ length: Math.max(0, periods - 1) }, (_, after) => ({
      time: timeOf(starts[index]! + (after + 1) * step),
    }));
    return [{ time: timeOf(bucket.at), ...point(bucket) }, ...blanks];
  });
}

const line = (buckets: readonly Bucket[]) =>
  pointsOf(buckets, ({ close }) => (close === null ? undefined : { value: Number(close) }));

const candles = (buckets: readonly Bucket[]) =>
  pointsOf(buckets, ({ open, high, low, close }) =>
    open === null || high === null || low === null || close === null
      ? undefined
      : { open: Number(open), high: Number(high), low: Number(low), close: Number(close) },
  );

/** Marks buckets in which articles appeared, and buckets from which outliers are left out. */
function marksOf(articles: readonly string[], buckets: readonly Bucket[]) {
  const found = articles.map((moment) => buckets.findLast(({ at }) => Date.parse(at) <= Date.parse(moment)));
  const article = { position: 'belowBar', shape: 'circle', size: 0.6, color: token('--muted') } as const;
  const outlier = { position: 'aboveBar', shape: 'square', size: 0.6, color: token('--bad') } as const;
  return buckets.flatMap((one) => [
    ...(found.includes(one) ? [{ ...article, time: timeOf(one.at) }] : []),
    ...(one.outliers.length ? [{ ...outlier, time: timeOf(one.at) }] : []),
  ]);
}

function themeOf() {
  const grid = { color: token('--line') };
  return {
    layout: { background: { color: 'transparent' }, textColor: token('--muted'), attributionLogo: false },
    grid: { vertLines: grid, horzLines: grid },
    rightPriceScale: { borderColor: token('--line') },
    timeScale: { borderColor: token('--line'), timeVisible: true, maxBarSpacing: 40 },
  };
}

/** Formats a price with grouped digits, and with more decimals if it is small. */
function formatFor(buckets: readonly Bucket[]) {
  const last = Math.abs(Number(buckets.at(-1)?.close ?? 1)) || 1;
  const precision = Math.min(16, Math.max(2, 4 - Math.floor(Math.log10(last))));
  const formatter = (value: number) => exact(value.toFixed(precision));
  return { type: 'custom' as const, formatter, minMove: 10 ** -precision };
}

export function drawChart(frame: HTMLElement) {
  const chart: IChartApi = createChart(frame, { autoSize: true, ...themeOf() });
  let series: ISeriesApi<SeriesType>[] = [];
  let shown = '';
  let last: Drawing | undefined;

  function show(drawing: Drawing): void {
    last = drawing;
    const { kind, buckets, overlays, outliers, articles } = drawing;
    for (const one of series) chart.removeSeries(one);
    const step = stepOf(startsOf(buckets));
    chart.applyOptions(chartTimes(Number.isFinite(step) && step >= DAY_MS));
    const priceFormat = formatFor(buckets);
    const [up, down] = [token('--good'), token('--bad')];
    const main =
      kind === 'line'
        ? chart.addSeries(LineSeries, { color: token('--accent'), lineWidth: 2, priceFormat })
        : chart.addSeries(CandlestickSeries, {
            upColor: up,
            wickUpColor: up,
            downColor: down,
            wickDownColor: down,
            borderVisible: false,
            priceFormat,
          });
    main.setData(kind === 'line' ? line(buckets) : candles(buckets));
    for (const { source, external_id, price } of outliers)
      if (price !== null)
        main.createPriceLine({
          price: Number(price),
          color: down,
          lineStyle: 2,
          title: `${source}/${external_id}`,
        });
    createSeriesMarkers(main, marksOf(articles, buckets));
    series = [main];
    overlays.forEach(({ source, buckets: own }, index) => {
      const overlay = chart.addSeries(LineSeries, {
        color: SERIES_COLOURS[index % SERIES_COLOURS.length],
        lineWidth: 1,
        title: source,
        priceFormat,
      });
      overlay.setData(line(own));
      series.push(overlay);
    });
    const span = `${buckets[0]?.at}`;
    if (span !== shown) chart.timeScale().fitContent();
    shown = span;
  }

  /** A series keeps the colours of the theme in which it was drawn. */
  function applyTheme(): void {
    chart.applyOptions(themeOf());
    if (last) show(last);
  }

  return { show, applyTheme, remove: () => chart.remove() };
}
