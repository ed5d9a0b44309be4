import { z, type ZodType } from 'zod';
import { isJsonObject, numberSource } from './json.js';
import './plain-issues.js';
import { isDecimal, isNegative, isNumber, isStorable, LIMITS } from './limits.js';
import { withPlainNumber } from './whole-number.js';

/** What is wrong with a number: a code for programs and a sentence for people. */
export interface NumberFault {
  code: 'not_a_number' | 'out_of_range' | 'negative';
  message: string;
}

/**
 * Why a number cannot be stored; null if it can.
 * @param signed whether it may be negative, as changes may
 * @param given the original value
 */
export function numberFault(number: string, signed: boolean, given = number): NumberFault | null {
  if (isDecimal(number)) {
    if (signed || !isNegative(number)) return null;
    return { code: 'negative', message: `expected 0 or more, got ${preview(given)}` };
  }
  if (!isNumber(number)) return { code: 'not_a_number', message: `expected a number, got ${preview(given)}` };
  const most = LIMITS.decimalDigits;
  const message = `expected a number with at most ${most} digits before the decimal point and ${most} after it, got ${preview(given)}`;
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

/** A JSON number, or a string containing one, as an exact decimal. */
export const decimal = exact(true);

/** A decimal that cannot be negative: a price, market cap, volume or supply. */
export const amount = exact(false);

/** A rank as coin APIs write it: a whole number, or 0 for unranked. */
export const rank = z.unknown().transform((value, context) => {
  const number = withPlainNumber(value);
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= LIMITS.rank)
    return number;
  const message = `expected a whole number from 0 to ${LIMITS.rank}, got ${preview(value)}`;
  context.addIssue({ code: 'custom', params: { code: 'not_a_rank' }, message });
  return z.NEVER;
});

function notANumber(value: unknown): NumberFault {
  return { code: 'not_a_number', message: `expected a number, got ${preview(value)}` };
}

/** Text that PostgreSQL can store. */
export const text = z.string().superRefine((value, context) => {
  if (isStorable(value)) return;
  context.addIssue({
    code: 'custom',
    params: { code: 'unstorable_text' },
    message: 'contains a NUL or an unpaired surrogate, which the database cannot store',
  });
});

/** An object with any names. z.record would silently skip the name `__proto__`, which is refused here. */
export const recordOf = <T>(values: ZodType<T>) =>
  z
    .unknown()
    .superRefine((value, context) => {
      if (!isJsonObject(value) || !Object.hasOwn(value, '__proto__')) return;
      const message = 'contains the name "__proto__", which no upstream uses';
      context.addIssue({ code: 'custom', params: { code: 'unusable_name' }, message });
    })
    .pipe(z.record(text, values));

/** The value for an error message: JSON, shortened. */
export function preview(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 80 ? `${json.slice(0, 77).toWellFormed()}…` : json;
}
