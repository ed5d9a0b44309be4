const WIDTH = 96;
const HEIGHT = 24;

/** A chart of the last seven days' prices. Hidden from screen readers, because the figures are in the same row. */
export function Sparkline({ points }: { points: readonly (string | number | null)[] | null | undefined }) {
  const values = (points ?? []).map((point) => (point === null ? null : Number(point)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className="none">–</span>;
  const low = Math.min(...known);
  const spread = Math.max(...known) - low || 1;
  const line = values
    .map((value, index) => {
      if (value === null) return '';
      const x = (index / (values.length - 1)) * WIDTH;
      const y = HEIGHT - 2 - ((value - low) / spread) * (HEIGHT - 4);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .filter(Boolean)
    .join(' ');
  const tone = known.at(-1)! >= known[0]! ? 'up' : 'down';
  return (
    <svg className={`sparkline ${tone}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={line} />
    </svg>
  );
}
