import { useNow } from './now.js';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** `3 min ago`, or `in 20 sec`. */
function relative(at: Date, now: number): string {
  const seconds = Math.round((at.getTime() - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
  return RELATIVE.format(Math.round(seconds / size), unit);
}

interface Props {
  at: string | null | undefined;
  as?: 'ago' | 'time' | 'full';
}

/** A moment in the reader's time zone. Hovering shows it in UTC. */
export function Moment({ at, as = 'ago' }: Props) {
  const now = useNow();
  if (!at) return <span className="none">–</span>;
  const date = new Date(at);
  const text = as === 'ago' ? relative(date, now) : as === 'time' ? TIME.format(date) : LOCAL.format(date);
  const utc = `${at.replace('T', ' ').replace('Z', '')} UTC`;
  return (
    <time dateTime={at} title={as === 'full' ? utc : `${LOCAL.format(date)} here\n${utc}`}>
      {text}
    </time>
  );
}
