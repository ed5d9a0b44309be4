import type { Dialect } from './dialect.js';

/** In order of preference, all else being equal. */
export const USUAL_DELIMITERS = [',', ';', '\t', '|'];
const OTHER_DELIMITERS = [...'，；~^¦§#*!\x01\x1f│、•@: '];
/** Excel's line before the header that names the delimiter. */
export const SEPARATOR_LINE = /^\ufeff?sep=(.)\s*[\r\n]/i;

/** Candidate delimiters in this text, the usual ones first. */
export function delimitersIn(head: string, lines: readonly string[], known: string | undefined): string[] {
  if (known !== undefined) return [known];
  const isFrequent = (delimiter: string) =>
    lines.filter((line) => line.includes(delimiter)).length * 2 >= lines.length;
  return [
    ...USUAL_DELIMITERS.filter((delimiter) => head.includes(delimiter)),
    ...OTHER_DELIMITERS.filter(isFrequent),
  ];
}

/**
 * Detects `||`, where every second field is empty, and `|~|`, where every second field is `~`. Lines before and after the table
 * have no fields.
 */
export function longerDelimiter(rows: readonly (readonly string[])[], delimiter: string): string {
  const divided = rows.filter(({ length }) => length > 1);
  const token = divided[0]?.[1];
  if (token === undefined || divided.length * 2 < rows.length) return delimiter;
  if (!/^[^\p{L}\p{N}"]{0,3}$/u.test(token)) return delimiter;
  const isRegular = divided.every(
    (cells) =>
      cells.length > 2 && cells.length % 2 === 1 && cells.every((cell, at) => at % 2 === 0 || cell === token),
  );
  return isRegular ? delimiter + token + delimiter : delimiter;
}

export function isFollowedByBlanks(lines: readonly string[], { delimiter, quote = '"' }: Dialect): boolean {
  const quoted = new RegExp(`${quote}[^${quote}]*${quote}`, 'g');
  const behind = lines.flatMap((line) => line.replace(quoted, quote).split(delimiter).slice(1));
  return (
    behind.every((field) => field === '' || field.startsWith(' ')) && behind.some((field) => field.trim())
  );
}
