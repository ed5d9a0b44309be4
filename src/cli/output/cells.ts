import { now } from '../../domain/clock.js';
import type { Cell } from './table.js';

/** Formats any value of a reply as text; empty for null. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (JSON.isRawJSON(value)) return value.rawJSON;
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Formats a number with grouped thousands and all its digits. */
export function groupDigits(value: unknown): string {
  return cellText(value).replace(/^(-?)(\d{4,})(?=\.|$)/, (_, sign: string, digits: string) => {
    return sign + digits.replace(/\B(?=(\d{3})+$)/g, ',');
  });
}

/** Formats a number of things: `1 page`, `2 pages`. */
export function pluralize(count: number, thing: string): string {
  return `${groupDigits(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** Formats a moment of a reply in UTC, to the second. */
export function formatMoment(value: string | null | undefined): string {
  return value ? value.slice(0, 19).replace('T', ' ') : '';
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Formats a duration in its two largest units. */
export function formatDuration(seconds: number): string {
  let left = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count || parts.length) parts.push(count ? `${count} ${unit}` : '');
    if (parts.length === 2) break;
  }
  return parts.filter(Boolean).join(' ') || '0 s';
}

export function formatAge(value: string | null | undefined, at = now()): string {
  return value ? `${formatDuration((at.getTime() - Date.parse(value)) / 1000)} ago` : '';
}

const COLOURS: Readonly<Record<string, 'green' | 'yellow' | 'red' | 'dim'>> = {
  ...{ ok: 'green', up: 'green', succeeded: 'green', agreed: 'green', active: 'green' },
  ...{ degraded: 'yellow', partial: 'yellow', open: 'yellow', late: 'yellow', disputed: 'yellow' },
  ...{
    gone: 'red',
    new: 'dim',
    removed: 'dim',
    interrupted: 'yellow',
    cancelled: 'yellow',
    ambiguous: 'yellow',
    pending: 'yellow',
  },
  ...{ down: 'red', failed: 'red', failing: 'red', disabled: 'red', off: 'dim' },
};

/** Formats a status such as `succeeded` in its colour. */
export function statusCell(word: string | null | undefined): Cell {
  const colour = COLOURS[word ?? ''];
  return colour ? [colour, word!] : (word ?? '');
}
