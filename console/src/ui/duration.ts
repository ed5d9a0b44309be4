import { unbroken } from './unbroken.js';

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/** Formats seconds in the largest unit of which there are at least two: 90 s, 15 min, 480 d. */
export function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= 2 * length) ?? (['s', 1] as const);
  return unbroken(`${Math.round(seconds / size)} ${unit}`);
}
