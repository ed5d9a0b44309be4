import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  type ValidationArguments,
} from 'class-validator';
import { intervalOf } from '../domain/interval.js';
import { valuesOf } from './several.js';
import { DECIMAL_PATTERN, isComparable, isCurrency, isStorable, LIMITS } from '../domain/limits.js';

interface Docs {
  description: string;
  example?: unknown;
}

/**
 * A whole number written in digits, and nothing else that JavaScript would accept as one.
 * `beyond` is appended to the error for larger numbers; `maximum` is documented if not all replies accept as much.
 */
export function WholeNumber(
  min: number,
  max: number,
  { beyond = '', ...docs }: Docs & { default?: number; maximum?: number; beyond?: string },
) {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: min, maximum: max, ...docs }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    ),
    // Only the first failing validator is reported.
    IsInt({ message: `$property must be a whole number from ${min} to ${max}` }),
    Min(min, { message: `$property must be at least ${min}` }),
    Max(max, { message: `$property must be at most ${max}${beyond}` }),
  );
}

/** Text of a sensible length that PostgreSQL can store. */
export function Text(docs: Docs, maxLength: number = LIMITS.label) {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', minLength: 1, maxLength, ...docs }),
    IsOptional(),
    IsString({ message: '$property must be given once, as text' }),
    MinLength(1, { message: '$property must not be empty' }),
    MaxLength(maxLength, { message: `$property must have at most ${maxLength} characters` }),
    Storable(),
  );
}

export function OneOf<T extends string>(values: readonly T[], docs: Docs & { default?: T }) {
  return applyDecorators(
    ApiPropertyOptional({ enum: values, ...docs }),
    IsOptional(),
    IsIn(values, { message: `$property must be one of ${values.join(', ')}`, context: { allowed: values } }),
  );
}

export function Flag(docs: Docs & { default?: boolean }) {
  return applyDecorators(
    ApiPropertyOptional({ type: 'boolean', default: false, ...docs }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean({ message: '$property must be true or false' }),
  );
}

/** A candle interval, in its stored form. */
export function CandleInterval(docs: Docs) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && intervalOf(value) === value,
    defaultMessage: () =>
      '$property must be a count and a unit (s, m, h, d, w, mo), such as 1m, 4h, 1d, 1w or 1mo',
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: '^[1-9][0-9]{0,4}(s|m|h|d|w|mo)$', ...docs }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (intervalOf(value) ?? value) : value,
    ),
    ValidateBy({ name: 'isCandleInterval', validator }),
  );
}

const inUpperCase = (values: unknown): unknown =>
  Array.isArray(values) ? [...new Set(values.map((one) => String(one).toUpperCase()))].sort() : values;

const MAX_CURRENCIES = 20;
const CURRENCY = `[A-Za-z0-9]{1,${LIMITS.currency}}`;

/** Currencies separated by commas or in repeated parameters, as a list without repetitions, in upper case. */
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

/** One currency, in upper case. */
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

/** The currency to convert amounts to. */
export function Convert() {
  return Currency({
    description:
      'Adds `conversion`: the amounts in this currency, at the latest exchange rate up to their day. Filters and sorting ' +
      'use the original amounts.',
    example: 'USD',
  });
}

/** An exact decimal; it stays text. */
export function DecimalText(docs: Docs) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && isComparable(value),
    defaultMessage: () => '$property must be a number',
  };
  return applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      pattern: DECIMAL_PATTERN,
      maxLength: LIMITS.decimalDigits,
      ...docs,
    }),
    IsOptional(),
    ValidateBy({ name: 'isDecimalText', validator }),
  );
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d))?$/;

/** An ISO 8601 date (midnight in UTC), or a moment with a zone. */
export function Moment(docs: Docs) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && isMoment(value),
    defaultMessage: () =>
      '$property must be a date such as 2026-01-31 or a moment with a zone such as 2026-01-31T12:00:00Z',
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: MOMENT.source, ...docs }),
    IsOptional(),
    ValidateBy({ name: 'isMoment', validator }),
  );
}

/** A moment that is not before `since`. */
export function Until(docs: Docs) {
  const validator = {
    validate: (until: unknown, given?: ValidationArguments) => {
      const { since } = given!.object as { since?: unknown };
      const areMoments = [since, until].every((one) => typeof one === 'string' && isMoment(one));
      return !areMoments || Date.parse(since as string) <= Date.parse(until as string);
    },
    defaultMessage: () => '$property must not be earlier than since',
  };
  return applyDecorators(Moment(docs), ValidateBy({ name: 'isUntil', validator }));
}

export function isMoment(text: string): boolean {
  return MOMENT.test(text) && isReal(text);
}

/** JavaScript turns 30 February into 2 March. PostgreSQL refuses it, and so do we. */
function isReal(value: string): boolean {
  const [, year, month, day] = MOMENT.exec(value)!.map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return !Number.isNaN(Date.parse(value)) && year! > 0 && date.getUTCMonth() === month! - 1;
}

/** Whether PostgreSQL can store it. */
export function Storable(options?: { each: true }) {
  const validator = {
    validate: (value: unknown) => typeof value !== 'string' || isStorable(value),
    defaultMessage: () => '$property contains a character that no record can contain',
  };
  return ValidateBy({ name: 'isStorable', validator }, options);
}
