import { z } from 'zod';
import { numberSource } from './json.js';

/** Digits of the integer part and of the fraction that a number may have, exponent applied. */
const MAX_DIGITS = 1000;
const DECIMAL = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,4}))?$/;

/** Whether the text is a decimal that PostgreSQL's `numeric` holds in a sane width. */
export function isDecimal(text: string): boolean {
  if (text.length > MAX_DIGITS) return false;
  const match = DECIMAL.exec(text);
  return match !== null && Math.abs(Number(match[3] ?? 0)) <= MAX_DIGITS;
}

/** A JSON number, or a string that holds one, as an exact decimal. */
export const decimal = z.unknown().transform((value, context) => {
  const text = numberSource(value) ?? (typeof value === 'string' ? value.trim() : undefined);
  if (text !== undefined && isDecimal(text)) return text;
  context.addIssue({
    code: 'custom',
    params: { code: 'not_a_number' },
    message: `expected a number, got ${show(value)}`,
  });
  return z.NEVER;
});

/** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

/** Text that PostgreSQL can hold. */
export const text = z.string().superRefine((value, context) => {
  if (isStorable(value)) return;
  context.addIssue({
    code: 'custom',
    params: { code: 'unstorable_text' },
    message: 'holds a NUL or half of a surrogate pair, which the database cannot store',
  });
});

/** A value as an error message may show it: JSON, cut short. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}
