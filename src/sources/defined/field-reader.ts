import type { z } from 'zod';
import { preview } from '../../domain/fields.js';
import { numberSource } from '../../domain/json.js';
import type { FieldSpec } from './field.js';
import { type PayloadParts, pathOfPlace, parseFieldPlace, valueAt } from './place.js';
import { stepsOf } from './field-steps.js';

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

/** @param isDay whether dates are read as days */
export function fieldReader(spec: FieldSpec, isDay = false): FieldReader {
  const place = spec.path === undefined ? null : parseFieldPlace(spec.path);
  const steps = stepsOf(spec, isDay);
  const raw = (parts: PayloadParts) => (place ? valueAt(place, parts) : spec.value);
  /** Undefined if a fault was reported. */
  const transformed = (found: unknown, report: ReportFault, expected: string) => {
    let value = textOf(found);
    if (value === undefined) {
      report('not_a_value', `expected ${expected}, got ${preview(found)}`);
      return undefined;
    }
    for (const step of steps) {
      const next = step(value);
      if (typeof next === 'object' && next !== null) {
        report(next.code, `${next.expected}, got ${preview(value)}`);
        return undefined;
      }
      value = next;
    }
    return value;
  };
  return {
    path: place ? pathOfPlace(place) : [],
    text(parts, report) {
      const found = safely(raw, parts, report);
      if (found === undefined && spec.default === undefined && !spec.optional) {
        report(
          'missing',
          `expected ${spec.path}, which the record lacks; where that is right, add optional: true`,
        );
        return undefined;
      }
      return transformed(found, report, 'a text or a number');
    },
    texts(parts, report) {
      const found = safely(raw, parts, report);
      if (found === undefined || found === null) return [];
      return [found].flat().flatMap((one: unknown) => transformed(one, report, 'texts') ?? []);
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

/** Adds an issue at the field's path. */
export function faultReporterAt(path: readonly (string | number)[], context: z.RefinementCtx): ReportFault {
  return (code, message) => context.addIssue({ code: 'custom', path: [...path], params: { code }, message });
}
