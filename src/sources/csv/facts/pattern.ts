import { type RE2JS as Pattern, RE2JS, RE2JSException } from 're2js';
import { z } from 'zod';

const MAX_LENGTH = 300;
/** Names of groups in patterns. */
const GROUPS = ['pair', 'symbol', 'coin', 'share', 'name', 'id', 'currency', 'interval'] as const;
export type Group = (typeof GROUPS)[number];

/** An RE2 regular expression, which runs in linear time: no lookaround, no backreferences. */
export const pattern = z
  .string()
  .min(1)
  .max(MAX_LENGTH)
  .check((context) => {
    try {
      const unknown = Object.keys(compile(context.value).namedGroups()).filter(
        (group) => !(GROUPS as readonly string[]).includes(group),
      );
      if (unknown.length)
        context.issues.push(
          issue(context.value, `expected groups named ${GROUPS.join(', ')}, got ${unknown.join(', ')}`),
        );
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      context.issues.push(
        issue(context.value, `expected a regular expression in RE2 syntax: ${error.message}`),
      );
    }
  });

function issue(input: string, message: string) {
  return { code: 'custom' as const, input, message };
}

const compiled = new Map<string, Pattern>();

function compile(source: string): Pattern {
  let known = compiled.get(source);
  if (!known) compiled.set(source, (known = RE2JS.compile(source)));
  return known;
}

/** The groups of the pattern's first match; undefined if there is none. */
export function matchGroups(source: string, text: string): Partial<Record<Group, string>> | undefined {
  const expression = compile(source);
  const matcher = expression.matcher(text);
  if (!matcher.find()) return undefined;
  const groups = Object.keys(expression.namedGroups()) as Group[];
  return Object.fromEntries(
    groups.flatMap((group) => {
      const value = matcher.group(group);
      return value ? [[group, value]] : [];
    }),
  );
}

export function matchesPattern(source: string, text: string): boolean {
  return compile(source).matcher(text).find();
}
