import { useEffect, useState } from 'react';
import { useNow } from '../ui/now.js';
import { Moment } from '../ui/Moment.js';

const STEPS = 200;
const PAUSE_MS = 250;

interface Props {
  since: string;
  value: string | undefined;
  change: (at: string | undefined) => void;
}

/** Shows the asset as it was known at an earlier moment. The right end is now. */
export function AsOfSlider({ since, value, change }: Props) {
  const now = useNow();
  const start = new Date(since).getTime();
  const span = Math.max(now - start, 1);
  const stepOf = (at: string | undefined) =>
    at === undefined ? STEPS : Math.round(((new Date(at).getTime() - start) / span) * STEPS);
  const [moved, setMoved] = useState<number | null>(null);
  const step = moved ?? stepOf(value);
  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(() => {
      change(moved >= STEPS ? undefined : new Date(start + (moved / STEPS) * span).toISOString());
      setMoved(null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <label className="asof">
      <span className="muted">as of</span>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={Math.min(Math.max(step, 0), STEPS)}
        onChange={({ target }) => setMoved(Number(target.value))}
        aria-valuetext={value ?? 'now'}
      />
      {value ? <Moment at={value} as="full" /> : <span>now</span>}
      {value && (
        <button type="button" onClick={() => change(undefined)}>
          Now
        </button>
      )}
    </label>
  );
}
