import { PartitionError } from '../../../domain/errors.js';
import { duplicatesIn, isJsonObject, type JsonDocument, readJson } from '../../../domain/json.js';
import { duplicateNameReasons } from '../../../domain/payload.js';
import type { Reason } from '../../../domain/source.js';

export type TapMessage =
  | { type: 'SCHEMA'; stream: string; keys: readonly string[] }
  | {
      type: 'RECORD';
      stream: string;
      record: Readonly<Record<string, unknown>>;
      /** The record's JSON as the tap wrote it. */
      text: string;
      extractedAt: string | null;
      reasons?: readonly Reason[];
    }
  | { type: 'STATE'; state: string }
  /** ACTIVATE_VERSION, and messages that later versions of the specification may add. */
  | { type: 'OTHER' };

const SHOWN = 200;
const STATE_PREFIX = 'value.';
/** Matches strings, so that they are skipped, and the numbers NaN and Infinity, which JSON lacks. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const PLAIN_JSON = 'JSON, which has neither NaN nor Infinity';

/**
 * Parses a line of a tap's output: https://hub.meltano.com/singer/spec
 * @param masked returns a text without secrets, for messages
 * @throws PartitionError `bad_message`
 */
export function parseTapMessage(line: string, number: number, masked: (text: string) => string): TapMessage {
  const bad = (expected: string) =>
    new PartitionError(
      'bad_message',
      `line ${number} of the tap's output: expected ${expected}, got ${JSON.stringify(masked(line).slice(0, SHOWN))}`,
    );
  const { value, duplicates, found, reasons = [] } = parsed(line, bad);
  if (!isJsonObject(value) || typeof value.type !== 'string') throw bad('a JSON object with a type');
  const { type, stream } = value;
  const ambiguous = duplicates.find(
    (path) => !path.includes('.') || (type === 'STATE' && path.startsWith(STATE_PREFIX)),
  );
  if (ambiguous !== undefined) throw bad(`unique names (${ambiguous} appears more than once)`);
  if (reasons.length && type !== 'RECORD') throw bad(PLAIN_JSON);
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
  if (!isJsonObject(value.record) || !found) throw bad('an object as record');
  const faults = [...reasons, ...duplicateNameReasons(duplicatesIn(found))];
  return {
    ...{ type, stream, record: value.record, text: found.text },
    extractedAt: typeof value.time_extracted === 'string' ? value.time_extracted : null,
    ...(faults.length && { reasons: faults }),
  };
}

/**
 * Parses JSON from Python's `json.dumps`, which may contain NaN and Infinity. They are read as null, and are a reason to
 * reject the record.
 */
function parsed(line: string, bad: (expected: string) => Error): JsonDocument & { reasons?: Reason[] } {
  try {
    return readJson(line, ['record']);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const numbers = line.replace(NO_NUMBER, (found) => (found.startsWith('"') ? found : 'null'));
    if (numbers === line) throw bad(`JSON (${error.message})`);
    return {
      ...parsed(numbers, bad),
      reasons: [{ path: '', code: 'not_a_number', message: `expected ${PLAIN_JSON}` }],
    };
  }
}
