import { type Expression, evaluate, expressionOf } from './expression.js';

/** Where a value stands: in the record, or beside it. */
export type Place =
  | { of: 'record'; in: Expression }
  | { of: 'key' }
  | { of: 'partition'; part: string }
  | { of: 'reply'; pointer: string };

/** What a payload consists of: the record as it came, and what else its fields are read from. */
export interface Parts {
  readonly record: unknown;
  /** Its name, where the records are the members of an object. */
  readonly key?: unknown;
  /** The partition's key and its other parts. */
  readonly partition?: unknown;
  /** Values of the whole reply, by their pointers. */
  readonly reply?: unknown;
  /** Of a tap. */
  readonly stream?: unknown;
  /** Of quotes without a moment of their own. */
  readonly fetched_at?: unknown;
}

/**
 * Reads `/a/b` (a JSON Pointer), `$key`, `$partition`, `$partition.symbol`, `$reply/date`, or else JMESPath.
 * @throws Error that says what is wrong with it
 */
export function placeOf(text: string): Place {
  if (text.startsWith('/')) return { of: 'record', in: { steps: pointerSteps(text) } };
  if (text === '$key') return { of: 'key' };
  if (text === '$partition') return { of: 'partition', part: 'key' };
  if (text.startsWith('$partition.')) return { of: 'partition', part: text.slice('$partition.'.length) };
  if (text.startsWith('$reply/')) return { of: 'reply', pointer: text.slice('$reply'.length) };
  if (text.startsWith('$'))
    throw new Error('expected $key, $partition, $partition.name or $reply/pointer behind the $');
  return { of: 'record', in: expressionOf(text) };
}

/** Undefined where there is no such value. */
export function valueAt(place: Place, parts: Parts): unknown {
  if (place.of === 'key') return parts.key;
  if (place.of === 'partition') return member(parts.partition, place.part);
  if (place.of === 'reply') return member(parts.reply, place.pointer);
  return 'steps' in place.in
    ? follow(parts.record, place.in.steps)
    : evaluate(place.in.jmespath, parts.record);
}

/** For messages about the place, as a path within the parts; of an expression, the record. */
export function pathOf(place: Place): (string | number)[] {
  if (place.of === 'key') return ['key'];
  if (place.of === 'partition') return ['partition', place.part];
  if (place.of === 'reply') return ['reply', place.pointer];
  return ['record', ...('steps' in place.in ? place.in.steps : [])];
}

/** RFC 6901. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Undefined where there is no such value. */
export function follow(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce(member, value);
}

function member(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return undefined;
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(String(step))) return undefined;
  return Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
}
