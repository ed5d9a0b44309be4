import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Marks a small statement that is sent for each job or page as one to prepare: each connection then plans it once, because
 * planning takes longer than executing it. Not for statements on data tables, which may have been empty when the
 * statement was planned, and not for SQL that is built at run time.
 */
export function preparedStatement(text: string): string {
  if (!names.has(text)) names.set(text, statementName(text));
  return text;
}

/** The name under which to prepare a statement. */
export function statementName(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** The name under which to prepare the statement; undefined if it is not marked as one to prepare. */
export function preparedName(text: unknown): string | undefined {
  return typeof text === 'string' ? names.get(text) : undefined;
}
