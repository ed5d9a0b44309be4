import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { isCurrency, LIMITS } from '../domain/limits.js';
import type { Docs } from './query-fields.js';
import { valuesOf } from './list-parameters.js';

const inUpperCase = (values: unknown): unknown =>
  Array.isArray(values) ? [...new Set(values.map((one) => String(one).toUpperCase()))].sort() : values;

const MAX_CURRENCIES = 20;
const CURRENCY = `[A-Za-z0-9]{1,${LIMITS.currency}}`;

/** A parameter with currencies, separated by commas or in repeated parameters: a list in upper case without repetitions. */
export function Currencies(docs: Docs) {
  const validator = {
    validate: (value: unknown) =>
      Array.isArray(value) &&
      value.length <= MAX_CURRENCIES &&
      value.every((one) => isCurrency(one as string)),
    defaultMessage: () =>
      `$property must be 1 to ${MAX_CURRENCIES} currencies such as USD or BTC, separated by commas`,
  };
  return applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      pattern: `^ *${CURRENCY} *(, *${CURRENCY} *){0,${MAX_CURRENCIES - 1}}$`,
      ...docs,
    }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => inUpperCase(valuesOf(value))),
    ValidateBy({ name: 'isSeveral', validator }),
  );
}

/** A parameter with a single currency, in upper case. */
export function Currency(docs: Docs & { default?: string }) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && isCurrency(value),
    defaultMessage: () => '$property must be one currency such as USD or BTC',
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: `^${CURRENCY}$`, ...docs }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value)),
    ValidateBy({ name: 'isCurrency', validator }),
  );
}

/** The parameter with the currency to convert amounts to. */
export function Convert() {
  return Currency({
    description:
      'Adds `conversion`: the amounts in this currency, at the latest exchange rate up to their day. Filters and sorting ' +
      'use the original amounts.',
    example: 'USD',
  });
}
