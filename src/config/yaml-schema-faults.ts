import type { z } from 'zod';
import { keysAt, nearest } from './known-keys.js';

export type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** The issues to report. For a union, these are the issues of the alternative that fits best. */
export function issuesToReport(issue: z.core.$ZodIssue, schema: z.ZodType, reference: string): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const meant = nearest(key, keysAt(schema, issue.path));
      const hint = meant ? `; did you mean ${meant}?` : '';
      return { path: [...issue.path, key], message: `there is no such key${hint}; see ${reference}` };
    });
  const closest =
    issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] : [];
  if (!closest?.length) return [issue];
  const absolute = closest.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return absolute.flatMap((one) => issuesToReport(one, schema, reference));
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' ? 0 : 1)));
}

/** A path in words, such as `entry 2, key columns.date`. */
export function pathInWords(keys: readonly PropertyKey[]): string {
  const [first, ...rest] = keys;
  const parts = typeof first === 'number' ? [`entry ${first + 1}`] : [];
  const key = typeof first === 'number' ? rest : keys;
  if (key.length) parts.push(`key ${key.join('.')}`);
  return parts.join(', ');
}
