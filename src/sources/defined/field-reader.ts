import type { z } from 'zod';
import { preview } from '../../domain/fields.js';
import { numberSource } from '../../domain/json.js';
import { dateForm } from './dates.js';
import { multiplyDecimals, reciprocal } from './exact.js';
import type { FieldSpec } from './field.js';
import { type PayloadParts, pathOf, placeOf, valueAt } from './place.js';

/** Reports what is wrong with a field. */
export type ReportFault = (code: string, message: string) => void;

/** A compiled field of a mapping. */
export interface FieldReader {
  /** Path of the field's value within the parts of a payload. */
  readonly path: readonly (string | number)[];
  /** The field's text; null if it has none, undefined if a fault was reported. */
  text(parts: PayloadParts, report: ReportFault): string | null | undefined;
  /** The field's texts, from a list or a single value. */
  texts(parts: PayloadParts, report: ReportFault): string[];
}

export function fieldReader(spec: FieldSpec): FieldReader {
  const place = spec.path === undefined ? null : placeOf(spec.path);
  const steps = stepsOf(spec);
  const raw = (parts: PayloadParts) => (place ? valueAt(place, parts) : spec.value);
  return {
    path: place ? pathOf(place) : [],
    text(parts, report) {
      const found = safely(raw, parts, report);
      if (found === undefined && spec.default === undefined && !spec.optional) {
        report(
          'missing',
          `expected ${spec.path}, which the record lacks; where that is right, add optional: true`,
        );
        return undefined;
      }
      const text = textOf(found);
      if (text === undefined) {
        report('not_a_value', `expected a text or a number, got ${preview(found)}`);
        return undefined;
      }
      let value: string | null = text;
      for (const step of steps) {
        const next = step(value);
        if (typeof next === 'object' && next !== null) {
          report(next.code, `${next.expected}, got ${preview(value)}`);
          return undefined;
        }
        value = next;
      }
      return value;
    },
    texts(parts, report) {
      const found = safely(raw, parts, report);
      if (found === undefined || found === null) return [];
      return [found].flat().flatMap((one: unknown) => {
        const text = textOf(one);
        if (text === undefined) report('not_a_value', `expected texts, got ${preview(one)}`);
        return text ? [text] : [];
      });
    },
  };
}

/** The value of `raw`; null if a fault was reported, because JMESPath functions throw on values of the wrong type. */
function safely(raw: (parts: PayloadParts) => unknown, parts: PayloadParts, report: ReportFault): unknown {
  try {
    return raw(parts);
  } catch (error) {
    report('not_a_value', (error as Error).message);
    return null;
  }
}

/** A value as text: null for null and empty text, undefined for a list or an object. */
function textOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  const text = numberSource(value) ?? (typeof value === 'boolean' ? String(value) : value);
  if (typeof text !== 'string') return undefined;
  return text.trim() === '' ? null : text;
}

type Step = (value: string | null) => string | null | { code: string; expected: string };

function stepsOf(spec: FieldSpec): Step[] {
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
    const read = dateForm(date);
    const expected =
      date === 'iso'
        ? "expected a date with a zone (date: iso; without a zone, use a format such as yyyy-MM-dd'T'HH:mm:ss)"
        : `expected a date (${date})`;
    add((value) => read(value.trim()) ?? { code: 'not_a_date', expected });
  }
  return steps;
}

/** Adds an issue at the field's path. */
export function faultReporterAt(path: readonly (string | number)[], context: z.RefinementCtx): ReportFault {
  return (code, message) => context.addIssue({ code: 'custom', path: [...path], params: { code }, message });
}
