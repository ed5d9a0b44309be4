import { z } from 'zod';
import { component } from '../openapi/component.js';
import { decimal, oneOf, text } from '../openapi/fields.js';

const reason = component(
  'ConversionReason',
  oneOf(
    ['no_rate', 'rate_too_old', 'unknown_currency'],
    'no_rate',
    'With `convert` only: why `conversion` is null. The rate is missing (`no_rate`), older than FX_MAX_AGE_DAYS ' +
      '(`rate_too_old`), or the currency has no rates at all (`unknown_currency`).',
  ),
);

const rate = {
  rate: decimal(1.0389, 'The value of one unit of the original currency in the requested currency.'),
  rate_day: z.iso.date().nullable().meta({
    description: 'The day of the rate; null if nothing had to be converted.',
    example: '2024-12-31',
  }),
  source: text('fx', 'The source of the rate; null if nothing had to be converted.').nullable(),
};

const rounded = 'Rounded half up to 18 significant digits.';

/** The fields that `convert` adds to an item with these amounts. */
export function conversionOf(name: string, amounts: Readonly<Record<string, z.ZodType>>) {
  const conversion = component(
    name,
    z.strictObject({ currency: text('USD', 'The currency requested with `convert`.'), ...amounts, ...rate }),
  );
  return {
    conversion: conversion
      .nullable()
      .optional()
      .meta({
        description: `With \`convert\` only: the amounts in that currency. ${rounded} Null if there is no rate.`,
      }),
    conversion_reason: reason.nullable().optional(),
  };
}
