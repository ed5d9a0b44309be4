import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { intervalOf } from '../domain/interval.js';
import { isStorable, LIMITS } from '../domain/limits.js';

export interface Docs {
  description: string;
  example?: unknown;
}

/**
 * Unlike IsOptional, refuses null, which would replace the field's default or drop a filter. It is also what JSON makes of
 * NaN, a mistake of the client.
 */
export const IsGiven = () => ValidateIf((_body: object, value: unknown) => value !== undefined);

/** A parameter with text of a sensible length that PostgreSQL can store. */
export function Text(docs: Docs, maxLength: number = LIMITS.label, optional = IsOptional) {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', minLength: 1, maxLength, ...docs }),
    optional(),
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

/** A parameter with a candle interval, converted to the form in which it is stored. */
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

/** Whether PostgreSQL can store the decimal. */
export function Storable(options?: { each: true }) {
  const validator = {
    validate: (value: unknown) => typeof value !== 'string' || isStorable(value),
    defaultMessage: () => '$property contains a character that no record can contain',
  };
  return ValidateBy({ name: 'isStorable', validator }, options);
}
