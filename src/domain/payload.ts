import type { Reason, SourceRecord } from './source.js';

/** A name can be of any length, but a rejection's reason only needs enough of it to identify it. */
const MAX_PATH_LENGTH = 200;

/** The JSON text to store for a record: its original text, otherwise the serialised payload. */
export function payloadText({ payload, text }: Pick<SourceRecord, 'payload' | 'text'>): string {
  return text ?? JSON.stringify(payload);
}

/**
 * Rejects records with duplicate names, because it is undefined which value is meant.
 * @param paths as returned by `readJson`
 */
export function duplicateNameReasons(paths: readonly string[]): Reason[] {
  return Array.from(new Set(paths.map(shortened)), (path) => ({
    path,
    code: 'duplicate_key',
    message: 'appears more than once in its object; expected unique names',
  }));
}

function shortened(path: string): string {
  return path.length > MAX_PATH_LENGTH ? `${path.slice(0, MAX_PATH_LENGTH - 1)}…` : path;
}
