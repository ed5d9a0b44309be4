/**
 * Names by which the audit log refers to actors without an issued key: ADMIN_API_KEY, the identity mappings file, the
 * command line.
 */
const RESERVED_NAMES = ['admin', 'file', 'make key'];
const NAME_PATTERN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._@-]{0,78}[\p{L}\p{N}._@-])?$/u;

/**
 * Whether a key may have this name. Names are read in logs, where look-alike characters and extra spaces would go
 * unnoticed, so few characters are allowed.
 */
export function isKeyName(value: unknown): value is string {
  if (typeof value !== 'string' || !NAME_PATTERN.test(value)) return false;
  return !RESERVED_NAMES.includes(value.normalize('NFKC').replace(/ +/g, ' ').toLowerCase());
}

export const KEY_NAME_RULE = `1 to 80 letters, digits, spaces or ._@-, beginning with a letter or digit, not ending with a space, and none of ${RESERVED_NAMES.join(', ')}`;
