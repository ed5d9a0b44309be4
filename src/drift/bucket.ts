import { numberSource } from '../domain/json.js';
import { toDouble } from '../domain/limits.js';
import { VALUE_TYPES } from './value-type.js';

/** The histogram bucket for a value: half a power of ten for numbers, the length for texts. */
export function bucketOf(value: unknown, type: number): string | null {
  const kind = VALUE_TYPES[type];
  if (kind === 'number') return numberBucket(approximateNumber(value));
  if (kind === 'text') return `t${Math.min((value as string).length, 40)}`;
  if (kind === 'timestamp') return 'd';
  return kind === 'boolean' ? `b${String(value)}` : null;
}

/** A number as a double, which is precise enough for comparisons. Never used for stored amounts. */
export function approximateNumber(value: unknown): number {
  const source =
    numberSource(value) ?? (typeof value === 'string' ? value.replaceAll(/[^\d.eE+-]/g, '') : '');
  return toDouble(source);
}

function numberBucket(number: number): string | null {
  if (Number.isNaN(number)) return null;
  if (number === 0) return 'n0';
  return `${number < 0 ? 'm' : 'n'}${Math.floor(Math.log10(Math.abs(number)) * 2)}`;
}

/** How much two histograms overlap, from 0 to 1. */
export function distributionOverlap(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): number {
  const sum = (values: Readonly<Record<string, number>>) =>
    Object.values(values).reduce((total, count) => total + count, 0);
  const [all, allOther] = [sum(one), sum(other)];
  if (!all || !allOther) return 0;
  return Object.entries(one).reduce(
    (shared, [key, count]) => shared + Math.min(count / all, (other[key] ?? 0) / allOther),
    0,
  );
}
