import { isContainer } from '../../domain/json.js';
import { type Expression, evaluate, expressionOf } from './expression.js';

/** Where a value is found: in the record, or outside it. */
export type FieldPlace =
  | { of: 'record'; in: Expression }
  | { of: 'key' }
  | { of: 'partition'; part: string }
  | { of: 'reply'; pointer: string };

/** The parts of a payload: the record as received, and the other values that fields are read from. */
export interface PayloadParts {
  readonly record: unknown;
  /** The record's key, if records are members of an object. */
  readonly key?: unknown;
  /** The partition's key and its other values. */
  readonly partition?: unknown;
  /** Values from the whole reply, by JSON Pointer. */
  readonly reply?: unknown;
  /** Name of the tap's stream. */
  readonly stream?: unknown;
  /** Time of the fetch, for quotes whose records contain no time. */
  readonly fetched_at?: unknown;
}

/**
 * Parses `/a/b` (a JSON Pointer), `$key`, `$partition`, `$partition.symbol`, `$reply/date`, or a JMESPath expression.
 * @throws Error that explains why it is invalid
 */
export function parseFieldPlace(text: string): FieldPlace {
  if (text.startsWith('/')) return { of: 'record', in: { steps: pointerSteps(text) } };
  if (text === '$key') return { of: 'key' };
  if (text === '$partition') return { of: 'partition', part: 'key' };
  if (text.startsWith('$partition.')) return { of: 'partition', part: text.slice('$partition.'.length) };
  if (text.startsWith('$reply/')) {
    const pointer = text.slice('$reply'.length);
    pointerSteps(pointer);
    return { of: 'reply', pointer };
  }
  if (text.startsWith('$'))
    throw new Error('expected $key, $partition, $partition.name or $reply/pointer after the $');
  return { of: 'record', in: expressionOf(text) };
}

/** The value at a place; undefined if there is none. */
export function valueAt(place: FieldPlace, parts: PayloadParts): unknown {
  if (place.of === 'key') return parts.key;
  if (place.of === 'partition') return member(parts.partition, place.part);
  if (place.of === 'reply') return member(parts.reply, place.pointer);
  return 'steps' in place.in
    ? valueAtPath(parts.record, place.in.steps)
    : evaluate(place.in.jmespath, parts.record);
}

/** The place as a path within the parts, for messages; the path of the record if the place is an expression. */
export function pathOfPlace(place: FieldPlace): (string | number)[] {
  if (place.of === 'key') return ['key'];
  if (place.of === 'partition') return ['partition', place.part];
  if (place.of === 'reply') return ['reply', place.pointer];
  return ['record', ...('steps' in place.in ? place.in.steps : [])];
}

/**
 * The names in a JSON Pointer (RFC 6901).
 * @throws Error if it is invalid
 */
export function pointerSteps(pointer: string): string[] {
  if (/~(?![01])/.test(pointer)) throw new Error('expected ~0 for ~ and ~1 for / in a JSON Pointer');
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that the steps lead to; undefined if there is none. */
export function valueAtPath(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce(member, value);
}

function member(value: unknown, step: string | number): unknown {
  if (!isContainer(value)) return undefined;
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(String(step))) return undefined;
  return Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
}
