import { useEffect, useRef } from 'react';
import { price } from '../ui/decimal.js';
import { drawChart, type Drawing } from './draw-chart.js';

/** The canvas with a text alternative. It is redrawn when the data or the theme changes. */
export function ChartCanvas({ name, ...drawing }: Drawing & { name: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof drawChart>>(null);
  useEffect(() => {
    const made = drawChart(frame.current!);
    chart.current = made;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('themechange', made.applyTheme);
    dark.addEventListener('change', made.applyTheme);
    return () => {
      window.removeEventListener('themechange', made.applyTheme);
      dark.removeEventListener('change', made.applyTheme);
      made.remove();
    };
  }, []);
  useEffect(() => chart.current?.show(drawing));
  const { buckets, overlays, outliers, articles } = drawing;
  const last = buckets.at(-1)?.close;
  const text = `${name}: ${buckets.length} prices from ${buckets[0]?.at} to ${buckets.at(-1)?.at}, the last ${last ? price(last) : 'unknown'}.`;
  const leftOut = [...new Set(buckets.flatMap((bucket) => bucket.outliers))];
  const others = overlays.map(({ source, buckets: own }) => `${source} with ${own.length} prices`);
  return (
    <>
      <div ref={frame} className="chart" role="img" aria-label={[text, ...others].join(' Overlaid: ')} />
      {articles.length > 0 && (
        <p className="fine">
          Circles: when the {articles.length} {articles.length === 1 ? 'article' : 'articles'} below appeared.
        </p>
      )}
      {leftOut.length > 0 && <p className="fine">Squares: outliers of {leftOut.join(', ')} are left out.</p>}
      {outliers.map(({ source, external_id, price: off }) => (
        <p key={source + external_id} className="fine down">
          Outlier, not counted: {source}/{external_id} reports {off === null ? 'no price' : price(off)}.
        </p>
      ))}
    </>
  );
}
