import type { Search } from '../shell/search.js';
import { type ChartKind, type Interval, INTERVALS } from './history.js';
import { SERIES_COLOURS } from './colours.js';

interface Props {
  interval: Interval;
  sources: readonly string[];
  overlaid: readonly string[];
  kind: ChartKind;
  change: (search: Search, replace?: boolean) => void;
}

export function ChartControls({ interval, sources, overlaid, kind, change }: Props) {
  const toggle = (source: string) => {
    const next = overlaid.includes(source) ? overlaid.filter((one) => one !== source) : [...overlaid, source];
    change({ overlay: next.join(',') || undefined }, true);
  };
  return (
    <div className="filters">
      {sources.map((source) => (
        <label key={source} className={`tick series-${overlaid.indexOf(source) % SERIES_COLOURS.length}`}>
          <input type="checkbox" checked={overlaid.includes(source)} onChange={() => toggle(source)} />
          {source}
        </label>
      ))}
      <select
        aria-label="Chart"
        value={kind}
        onChange={({ target }) => change({ chart: target.value }, true)}
      >
        <option value="candles">candles</option>
        <option value="line">line</option>
      </select>
      <div className="segments" role="group" aria-label="Interval">
        {INTERVALS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === interval}
            onClick={() => change({ interval: one }, true)}
          >
            {one}
          </button>
        ))}
      </div>
    </div>
  );
}
