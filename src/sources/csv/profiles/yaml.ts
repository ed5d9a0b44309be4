import { readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** More than anybody writes by hand. */
const MAX_BYTES = 256 * 1024;

/** What is wrong with a file of profiles or a preset: the file, the line, the key and what was expected there. */
export class BadYaml extends Error {}

/** @throws BadYaml */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const { document, lines } = parsed(path);
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(leaves).map(({ path: keys, message }) => {
    const line = lineOf(document, keys, lines);
    return `line ${line}${keys.length ? `, ${spoken(keys)}` : ''}: ${message}`;
  });
  throw new BadYaml(`${path}: ${[...new Set(problems)].slice(0, 10).join('; ')}`);
}

function parsed(path: string) {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, maxAliasCount: 100 } as never);
  const [error] = document.errors;
  if (error)
    throw new BadYaml(`${path}: line ${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
  return { document, lines };
}

function textOf(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES)
      throw new BadYaml(`${path}: the file has ${size} bytes; expected at most ${MAX_BYTES}`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof BadYaml) throw error;
    throw new BadYaml(`${path}: the file cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** Of a union, what is wrong with the alternative that comes nearest. */
function leaves(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: 'there is no such key; see docs/csv-profiles.md',
    }));
  if (issue.code !== 'invalid_union') return [issue];
  const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return nearest.flatMap(leaves).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' ? 0 : 1)));
}

/** `entry 2, key columns.date`. */
function spoken(keys: readonly PropertyKey[]): string {
  const [first, ...rest] = keys;
  const parts = typeof first === 'number' ? [`entry ${first + 1}`] : [];
  const key = typeof first === 'number' ? rest : keys;
  if (key.length) parts.push(`key ${key.join('.')}`);
  return parts.join(', ');
}

/** Of the innermost key that the file has. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  keys: readonly PropertyKey[],
  lines: LineCounter,
): number {
  for (let length = keys.length; length >= 0; length--) {
    const node: unknown = length ? document.getIn(keys.slice(0, length), true) : document.contents;
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
