import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { isStorable, LIMITS } from '../domain/limits.js';
import { trimmed } from '../domain/names.js';

/** The values that a filter accepts. */
export const MAX_VALUES = 100;

interface Docs {
  description: string;
  example?: readonly string[];
}

interface Items {
  schema: object;
  allowed?: readonly string[];
  /** What is wrong with a value, as the end of a sentence after "must be" or "must have"; null if the value is valid. */
  fault: (value: string) => string | null;
}

/**
 * A parameter with one or more values, separated by commas or in repeated parameters: a sorted list without duplicates.
 * A comma inside a value is written as `\,`, and a backslash before it as `\\`.
 */
function ListParameter({ description, example }: Docs, { schema, fault, allowed }: Items) {
  const faultOf = (values: unknown): string | null => {
    if (!Array.isArray(values)) return 'must be text: values separated by commas';
    if (values.length > MAX_VALUES) return `accepts at most ${MAX_VALUES} values, got ${values.length}`;
    for (const value of values as string[]) {
      if (value === '') return 'must not be empty or contain an empty value';
      const wrong = fault(value);
      if (wrong !== null)
        return values.length > 1 ? `${wrong}: ${JSON.stringify(value.slice(0, 40))}` : wrong;
    }
    return null;
  };
  const validator = {
    validate: (values: unknown) => faultOf(values) === null,
    defaultMessage: (given?: ValidationArguments) => `$property ${faultOf(given!.value)}`,
  };
  return applyDecorators(
    ApiPropertyOptional({
      type: 'array',
      items: schema,
      maxItems: MAX_VALUES,
      description: `${description} Several are separated by commas.`,
      ...(example && { example: [...example] }),
    }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => valuesOf(value)),
    ValidateBy({ name: 'isSeveral', validator }, allowed && { context: { allowed } }),
  );
}

/** Values that are texts that PostgreSQL can store. */
export function TextList(docs: Docs, maxLength: number = LIMITS.label) {
  const fault = (value: string) =>
    value.length > maxLength
      ? `must have at most ${maxLength} characters`
      : isStorable(value)
        ? null
        : 'contains a character that no record can contain';
  return ListParameter(docs, { schema: { type: 'string', minLength: 1, maxLength }, fault });
}

/** Values that are texts in a certain form. */
export function PatternList(pattern: RegExp, form: string, docs: Docs) {
  const fault = (value: string) => (pattern.test(value) ? null : `must be ${form}`);
  return ListParameter(docs, { schema: { type: 'string', pattern: pattern.source }, fault });
}

export function EnumList(values: readonly string[], docs: Docs) {
  const fault = (value: string) => (values.includes(value) ? null : `must be one of ${values.join(', ')}`);
  return ListParameter(docs, { schema: { type: 'string', enum: values }, fault, allowed: values });
}

/** Splits values into lists. Values that are not text are left unchanged, to be refused by a validator. */
export function valuesOf(given: unknown): unknown {
  const texts: unknown[] = Array.isArray(given) ? given : [given];
  if (!texts.every((text) => typeof text === 'string')) return given;
  const values = texts.flatMap((text) => splitAtCommas(text)).map(trimmed);
  return [...new Set(values)].sort();
}

/** Splits a text at commas. `\,` and `\\` stand for a comma and a backslash. */
export function splitAtCommas(text: string): string[] {
  const parts = [''];
  for (const [token] of text.matchAll(/\\[\\,]|[^]/gu)) {
    if (token === ',') parts.push('');
    else parts[parts.length - 1] += token.length > 1 && token.startsWith('\\') ? token[1]! : token;
  }
  return parts;
}
