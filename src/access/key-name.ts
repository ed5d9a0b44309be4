import { z } from 'zod';

/** Those that the audit log has for others: ADMIN_API_KEY, the identity file, the command line. */
const TAKEN = ['admin', 'file', 'make key'];
const FORM = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._@-]{0,78}[\p{L}\p{N}._@-])?$/u;

/** Letters, digits, and little else: it is read in logs, where letters of another width or more spaces look the same. */
export function isKeyName(value: unknown): value is string {
  if (typeof value !== 'string' || !FORM.test(value)) return false;
  return !TAKEN.includes(value.normalize('NFKC').replace(/ +/g, ' ').toLowerCase());
}

export const KEY_NAME = `expected 1 to 80 letters, digits, spaces or ._@-, beginning with a letter or digit, not ending with a space, and none of ${TAKEN.join(', ')}`;

export const keyName = z.string(KEY_NAME).refine(isKeyName, KEY_NAME);
