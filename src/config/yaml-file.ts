import { readFileSync, statSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { firstInvalidByte } from '../domain/utf8.js';
import { keysAt, nearest } from './known-keys.js';

/** Larger than any file written by hand. */
const MAX_BYTES = 256 * 1024;
const MAX_PROBLEMS = 10;

/** What is wrong with a YAML file: file, line, column, key, and what was expected there. */
export class BadYaml extends Error {}

/**
 * Reads a YAML file and validates it.
 * @param reference the page of the documentation that explains its keys
 * @throws BadYaml
 */
export function readYaml<T>(path: string, schema: z.ZodType<T>, reference: string, maxBytes = MAX_BYTES): T {
  const { document, lines } = parsed(path, maxBytes);
  const result = schema.safeParse(valueOf(document, path));
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap((issue) => leaves(issue, schema, reference));
  const problems = issues.map(({ path: keys, message }) => {
    const { line, col } = lines.linePos(offsetOf(document, keys));
    return `line ${line}, column ${col}${keys.length ? `, ${spoken(keys)}` : ''}: ${message}`;
  });
  throw new BadYaml(`${path}: ${[...new Set(problems)].slice(0, MAX_PROBLEMS).join('; ')}`);
}

function parsed(path: string, maxBytes: number) {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path, maxBytes), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (!error) return { document, lines };
  const { line, col } = lines.linePos(error.pos[0]);
  const said =
    error.code === 'MULTIPLE_DOCS'
      ? 'a second document begins here; put it into a file of its own'
      : error.message.split('\n')[0];
  throw new BadYaml(`${path}: line ${line}, column ${col}: ${said}`);
}

/** Aliases are resolved only here, and so many of them that they would fill the memory are an error. */
function valueOf(document: Document.Parsed, path: string): unknown {
  if (document.contents === null) throw new BadYaml(`${path}: the file is empty`);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new BadYaml(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function textOf(path: string, maxBytes: number): string {
  try {
    const { size } = statSync(path);
    if (size > maxBytes)
      throw new BadYaml(`${path}: the file has ${size} bytes; expected at most ${maxBytes}`);
    const bytes = readFileSync(path);
    const bad = firstInvalidByte(bytes);
    if (bad !== null)
      throw new BadYaml(`${path}: line ${lineAt(bytes, bad)} is not valid UTF-8; save the file as UTF-8`);
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof BadYaml) throw error;
    throw new BadYaml(`${path}: the file cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function lineAt(bytes: Buffer, position: number): number {
  return bytes.subarray(0, position).toString('latin1').split('\n').length;
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** For a union, the errors of the alternative that fits best. */
function leaves(issue: z.core.$ZodIssue, schema: z.ZodType, reference: string): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const meant = nearest(key, keysAt(schema, issue.path));
      const hint = meant ? `; did you mean ${meant}?` : '';
      return { path: [...issue.path, key], message: `there is no such key${hint}; see ${reference}` };
    });
  const closest =
    issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] : [];
  if (!closest?.length)
    return [{ ...issue, message: issue.message.replace(/, received undefined$/, ', got nothing') }];
  const absolute = closest.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return absolute.flatMap((one) => leaves(one, schema, reference));
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

/** The position of the innermost key or list entry that exists in the file. */
function offsetOf(document: ReturnType<typeof parseDocument>, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length--) {
    const parent: unknown = length > 1 ? document.getIn(keys.slice(0, length - 1), true) : document.contents;
    const key: unknown = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === keys[length - 1])?.key
      : document.getIn(keys.slice(0, length), true);
    if (isNode(key) && key.range) return key.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
