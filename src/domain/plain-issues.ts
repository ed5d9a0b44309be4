import { z } from 'zod';

/** Replaces zod's messages by sentences for operators. They contain no values, which could be secrets. */
z.config({ customError: sentence });

const TYPES: Readonly<Record<string, string>> = {
  ...{ string: 'text', number: 'a number', int: 'a whole number', bigint: 'a whole number' },
  ...{ boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object', tuple: 'a list' },
  ...{ null: 'null', undefined: 'nothing', nan: 'no number' },
};
const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'entry' };

function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeNamed(issue.expected)}, got ${typeOf(issue.input)}`;
    case 'invalid_value':
      return `expected ${oneOf(issue.values)}`;
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `expected ${oneOf(issue.options)}`
        : `expected a value of another form, got ${typeOf(issue.input)}`;
    case 'too_small':
      return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${counted(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `expected ${issue.inclusive === false ? 'less than' : 'at most'} ${counted(issue.maximum, issue.origin)}`;
    case 'unrecognized_keys':
      return `there is no such key: ${issue.keys.join(', ')}`;
    case 'invalid_format':
      if (issue.format === 'datetime') return 'expected a date such as 2026-01-31T12:00:00Z';
      return issue.format === 'regex'
        ? `expected text that matches ${issue.pattern}`
        : `expected a valid ${issue.format}`;
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'custom':
    case 'invalid_key':
    case 'invalid_element':
      return undefined;
  }
}

function typeNamed(type: string): string {
  return TYPES[type] ?? type;
}

function typeOf(value: unknown): string {
  if (JSON.isRawJSON(value)) return typeNamed('number');
  return typeNamed(z.util.parsedType(value));
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
}

function counted(count: number | bigint, origin: string): string {
  const unit = UNITS[origin];
  if (!unit) return String(count);
  if (Number(count) === 1) return `1 ${unit}`;
  return `${count} ${unit.replace(/y$/, 'ie')}s`;
}
