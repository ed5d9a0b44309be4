import type { z } from 'zod';
import '../domain/plain-issues.js';
import { ConfigError } from './config-error.js';
import { conflictsIn } from './conflicts.js';
import { isGuessable } from './guessable.js';
import { nearest } from './known-keys.js';
import { type Variables, variables } from './variables/variables.js';

/** Names of all environment variables that Kasparro defines. */
export const CONFIG_KEYS: readonly string[] = variables.keyof().options;

/** The parsed environment, with types and defaults. */
export type Config = Readonly<Variables> & {
  /** All other environment variables, which YAML sources may refer to by name. May contain secrets. */
  readonly VARIABLES: Readonly<Record<string, string>>;
};

/** Injection token for the Config. */
export const CONFIG = Symbol('CONFIG');

/** @throws ConfigError */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // Compose passes unset variables as empty strings.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  // If FEEDS_FILE is set, the default feeds are not used.
  if (given.FEEDS_FILE) given.RSS_FEEDS ??= ',';
  const parsed = variables.safeParse(given);
  const problems = quotedIn(given);
  if (!problems.length)
    problems.push(...(parsed.success ? conflictsIn(parsed.data) : parsed.error.issues.map(describe)));
  if (problems.length) throw new ConfigError(`Invalid configuration:\n  ${problems.join('\n  ')}`);
  return { ...parsed.data!, VARIABLES: variablesIn(given) };
}

/** Messages about values in quotes, which `docker run --env-file` and Kubernetes pass on as a part of the value. */
function quotedIn(given: Readonly<Record<string, string | undefined>>): string[] {
  const quoted = CONFIG_KEYS.filter((name) => /^(["'`]).*\1$/s.test(given[name]?.trim() ?? ''));
  return quoted.map((name) => `${name}: expected a value without quotes around it`);
}

function variablesIn(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const others = Object.entries(given).filter(([name]) => !CONFIG_KEYS.includes(name));
  return Object.fromEntries(others) as Record<string, string>;
}

function describe(issue: z.core.$ZodIssue): string {
  return `${String(issue.path[0])}: ${issue.message}`;
}

/** Warnings about settings that are valid but should be changed, and about variables that look like misspelt ones. Contains no values. */
export function warningsOf({ ADMIN_API_KEY, VARIABLES }: Config): string[] {
  const warnings = Object.keys(VARIABLES).flatMap((name) => {
    const meant = meantBy(name);
    return meant ? [`${name}: Kasparro has no such setting; did you mean ${meant}?`] : [];
  });
  if (ADMIN_API_KEY !== undefined && isGuessable(ADMIN_API_KEY))
    warnings.push('ADMIN_API_KEY: easy to guess; generate a strong one with openssl rand -hex 24');
  return warnings;
}

/** Most other variables belong to other programs or to YAML sources, so that only slight misspellings count. */
function meantBy(name: string): string | undefined {
  if (name === 'COINGECKO_API_KEY') return 'API_KEY';
  return nearest(name, CONFIG_KEYS, Math.min(2, Math.floor(name.length / 5)));
}
