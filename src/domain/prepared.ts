import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Marks a small statement that is sent for each job or page: each connection plans it once, which takes longer than
 * executing it. Not for tables of data, which may have been empty when it was planned, and not for text made at run time.
 */
export function prepared(text: string): string {
  if (!names.has(text)) names.set(text, statementName(text));
  return text;
}

/** A name for a statement to be prepared. */
export function statementName(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** The name of the statement, if it is to be prepared. */
export function preparedName(text: unknown): string | undefined {
  return typeof text === 'string' ? names.get(text) : undefined;
}
