import { z } from 'zod';
import { numberSource } from './json.js';
import { isDecimal, isNegative, isNumber, isStorable, LIMITS } from './limits.js';

/** What is wrong with a number as it came: a code for programs and a sentence for people. */
export interface NumberFault {
  code: 'not_a_number' | 'out_of_range' | 'negative';
  message: string;
}

/**
 * Why a number cannot be kept; null where it can.
 * @param signed it may be below zero, as a change may
 * @param given as it came
 */
export function numberFault(number: string, signed: boolean, given = number): NumberFault | null {
  if (isDecimal(number)) {
    if (signed || !isNegative(number)) return null;
    return { code: 'negative', message: `expected 0 or more, got ${preview(given)}` };
  }
  if (!isNumber(number)) return { code: 'not_a_number', message: `expected a number, got ${preview(given)}` };
  const most = LIMITS.decimalDigits;
  const message = `expected a number of at most ${most} digits in front of the point and ${most} behind it, got ${preview(given)}`;
  return { code: 'out_of_range', message };
}

const exact = (signed: boolean) =>
  z.unknown().transform((value, context) => {
    const text = numberSource(value) ?? (typeof value === 'string' ? value.trim() : undefined);
    const fault = text === undefined ? notANumber(value) : numberFault(text, signed);
    if (!fault) return text!;
    const { code, message } = fault;
    context.addIssue({ code: 'custom', params: { code }, message });
    return z.NEVER;
  });

/** A JSON number, or a string that holds one, as an exact decimal. */
export const decimal = exact(true);

/** Likewise, of what is never below zero: a price, a market cap, a volume, a supply. */
export const amount = exact(false);

function notANumber(value: unknown): NumberFault {
  return { code: 'not_a_number', message: `expected a number, got ${preview(value)}` };
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
export function preview(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 80 ? `${json.slice(0, 77).toWellFormed()}…` : json;
}
