import type { Reason, SourceRecord } from './source.js';

/** A name may be as long as its source likes; a reason only has to show it. */
const LONGEST_PATH = 200;

/** What is kept of a record, as JSON text: that which it came as, or else its payload written out. */
export function payloadText({ payload, text }: Pick<SourceRecord, 'payload' | 'text'>): string {
  return text ?? JSON.stringify(payload);
}

/**
 * Why a record is rejected whose objects have a name twice: which of the values is meant, nobody can say.
 * @param paths as `readJson` gives them
 */
export function duplicateNameReasons(paths: readonly string[]): Reason[] {
  return Array.from(new Set(paths.map(shortened)), (path) => ({
    path,
    code: 'duplicate_key',
    message: 'stands more than once in its object; expected each name once',
  }));
}

function shortened(path: string): string {
  return path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH - 1)}…` : path;
}
