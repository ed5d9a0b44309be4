import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.js';

const NAME = String.raw`[^\S\n]*(?:export[^\S\n]+)?[\w.-]+[^\S\n]*=`;
const ASSIGNMENT = new RegExp(`^${NAME}`);
/** A value in quotes, which may have several lines. */
const QUOTED = String.raw`=[^\S\n]*(["'\`])[^]*?\1`;
/** A value without quotes, up to a comment. */
const UNQUOTED = String.raw`^(${NAME}[^\S\n]*)([^\s"'\`#][^\n]*?)(?=\s+#|\s*$)`;
const VALUES = new RegExp(`${QUOTED}|${UNQUOTED}`, 'gm');
const QUOTES = ["'", '`', '"'];

/**
 * Reads `NAME=value` lines as Compose does, so that a file means the same in Docker and outside: unlike for Node, `#` only begins
 * a comment after a blank, so that a password may contain it.
 * @throws ConfigError about a line that would have no effect, without its text, which could be a secret
 */
export function parseEnvFile(bytes: Buffer, file: string): Record<string, string> {
  if (bytes.includes(0))
    throw new ConfigError(`${file}: expected UTF-8, got what looks like UTF-16: save the file as UTF-8`);
  const text = bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  // Each value in quotes is replaced by its line breaks, so that its lines are not taken for others.
  const bare = text.replace(new RegExp(QUOTED, 'g'), (value) => `=${value.replace(/[^\n]/g, '')}`);
  for (const [index, line] of bare.split('\n').entries())
    if (!/^\s*(#|$)/.test(line) && !ASSIGNMENT.test(line))
      throw new ConfigError(
        `${file}, line ${index + 1}: expected NAME=value, or a comment that begins with #`,
      );
  const quoted = text.replace(VALUES, (all, _quote, start?: string, value?: string) =>
    value === undefined ? all : start + inQuotes(value),
  );
  return parseEnv(quoted) as Record<string, string>;
}

/** Node would take the rest of a value without quotes for a comment, from `#` on. */
function inQuotes(value: string): string {
  const quote = value.includes('#') ? (QUOTES.find((one) => !value.includes(one)) ?? '') : '';
  return quote + value + quote;
}
