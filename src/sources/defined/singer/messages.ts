import { PartitionError } from '../../../domain/errors.js';
import { isContainer, readJson } from '../../../domain/json.js';
import { duplicateNameReasons } from '../../../domain/payload.js';
import type { Reason } from '../../../domain/source.js';

export type Message =
  | { type: 'SCHEMA'; stream: string; keys: readonly string[] }
  | {
      type: 'RECORD';
      stream: string;
      record: Readonly<Record<string, unknown>>;
      extractedAt: string | null;
      reasons?: readonly Reason[];
    }
  | { type: 'STATE'; state: string }
  /** ACTIVATE_VERSION, and what later versions of the specification may add. */
  | { type: 'OTHER' };

const SHOWN = 200;
/** A prefix of the paths of duplicate names. */
const OF_RECORD = 'record.';

/**
 * A line that a tap wrote: https://hub.meltano.com/singer/spec
 * @param masked text that may be shown
 * @throws PartitionError `bad_message`
 */
export function messageOf(line: string, number: number, masked: (text: string) => string): Message {
  const bad = (expected: string) =>
    new PartitionError(
      'bad_message',
      `line ${number} of the tap's output: expected ${expected}, got ${JSON.stringify(masked(line).slice(0, SHOWN))}`,
    );
  const { value, duplicates } = parsed(line, bad);
  if (!isObject(value) || typeof value.type !== 'string') throw bad('a JSON object with a type');
  const { type, stream } = value;
  if (type === 'STATE') {
    if (value.value === undefined) throw bad('a value in a STATE');
    return { type, state: JSON.stringify(value.value) };
  }
  if (type === 'BATCH')
    throw new PartitionError(
      'unsupported_message',
      'the tap writes its records to files (BATCH), which is not supported: switch batches off in its config',
    );
  if (type !== 'SCHEMA' && type !== 'RECORD') return { type: 'OTHER' };
  if (typeof stream !== 'string' || stream === '') throw bad(`a stream in a ${type}`);
  if (type === 'SCHEMA') {
    const keys: unknown = value.key_properties ?? [];
    if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
      throw bad('a list of names as key_properties');
    return { type, stream, keys };
  }
  if (!isObject(value.record)) throw bad('an object as record');
  const twice = duplicates.filter((path) => path.startsWith(OF_RECORD));
  return {
    ...{ type, stream, record: value.record },
    extractedAt: typeof value.time_extracted === 'string' ? value.time_extracted : null,
    ...(twice.length && { reasons: duplicateNameReasons(twice.map((path) => path.slice(OF_RECORD.length))) }),
  };
}

function parsed(line: string, bad: (expected: string) => Error) {
  try {
    return readJson(line);
  } catch (error) {
    if (error instanceof SyntaxError) throw bad(`JSON (${error.message})`);
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}
