import { withUnbrokenUnits } from './unbroken.js';

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/** Formats how long something took: in milliseconds below a second, otherwise to a tenth of a second. */
export const took = (seconds: number | null): string => {
  if (seconds === null) return '–';
  return withUnbrokenUnits(seconds < 0.9995 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`);
};

/** Formats seconds in the largest unit that yields at least two: 90 s, 15 min, 480 d. */
export function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= 2 * length) ?? (['s', 1] as const);
  return withUnbrokenUnits(`${Math.round(seconds / size)} ${unit}`);
}
