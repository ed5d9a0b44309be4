import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateBy, type ValidationArguments } from 'class-validator';
import { DECIMAL_PATTERN, isComparable, LIMITS } from '../domain/limits.js';
import type { Docs } from './query-fields.js';

/**
 * A parameter with a whole number. Only digits are accepted, and nothing else that JavaScript would convert to a
 * number. `beyond` is appended to the error message for larger numbers; `maximum` is the documented maximum where not
 * all replies accept as much.
 */
export function WholeNumber(
  min: number,
  max: number,
  {
    beyond = '',
    optional = IsOptional,
    ...docs
  }: Docs & { default?: number; maximum?: number; beyond?: string; optional?: () => PropertyDecorator },
) {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: min, maximum: max, ...docs }),
    optional(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    ),
    // Only the first failing validator is reported.
    IsInt({ message: `$property must be a whole number from ${min} to ${max}` }),
    Min(min, { message: `$property must be at least ${min}` }),
    Max(max, { message: `$property must be at most ${max}${beyond}` }),
  );
}

/** A parameter with an exact decimal, which stays text. */
export function DecimalText(docs: Docs) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && isComparable(value),
    defaultMessage: (given?: ValidationArguments) =>
      typeof given?.value === 'number'
        ? '$property must be a number in quotes, which keeps its digits: "0.1"'
        : '$property must be a number',
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
