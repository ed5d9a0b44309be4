import { dateForm, dayForm } from './dates.js';
import { multiplyDecimals, reciprocal } from './exact.js';
import type { FieldSpec } from './field.js';

type Step = (value: string | null) => string | null | { code: string; expected: string };

/** @param isDay whether dates are read as days */
export function stepsOf(spec: FieldSpec, isDay = false): Step[] {
  const { none, split, part = 0, map, multiply, divide, date } = spec;
  const steps: Step[] = [];
  const add = (apply: (value: string) => ReturnType<Step>) =>
    steps.push((value) => (value === null ? null : apply(value)));
  if (none) add((value) => (none.includes(value.trim()) ? null : value));
  if (split !== undefined)
    add((value) => {
      const piece = value.split(split)[part];
      return piece
        ? piece
        : {
            code: 'no_part',
            expected: `expected at least ${part + 1} parts between ${JSON.stringify(split)}`,
          };
    });
  if (map)
    add((value) => {
      if (Object.hasOwn(map, value)) return map[value]!;
      return {
        code: 'unknown_value',
        expected: `expected one of ${Object.keys(map).slice(0, 20).join(', ')}`,
      };
    });
  if (spec.default !== undefined) steps.push((value) => value ?? spec.default!);
  if (spec.upper) add((value) => value.toUpperCase());
  if (spec.lower) add((value) => value.toLowerCase());
  const factor = (by: string) =>
    add(
      (value) =>
        multiplyDecimals(value.trim(), by) ?? { code: 'not_a_number', expected: 'expected a number' },
    );
  if (multiply !== undefined) factor(multiply);
  if (divide !== undefined) factor(reciprocal(divide)!);
  if (date !== undefined) {
    const read = isDay ? dayForm(date) : dateForm(date);
    const expected =
      date === 'iso'
        ? "expected a date with a zone (date: iso; without a zone, use a format such as yyyy-MM-dd'T'HH:mm:ss)"
        : `expected a date (${date})`;
    add((value) => read(value.trim()) ?? { code: 'not_a_date', expected });
  }
  return steps;
}
