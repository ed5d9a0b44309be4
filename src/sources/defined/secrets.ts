import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';

const REFERENCE = /\$\{([A-Z][A-Z0-9_]*)\}/g;
/** Matches names of headers and parameters that usually contain keys. */
const SECRETIVE =
  /^(?:authorization|cookie|proxy-authorization)$|api[-_]?key|access[-_]?key|token|secret|passw|^key$|-key$/i;
const EXPECTED = 'expected ${NAME}, the name of an environment variable: secrets must not be in the file';

/** A secret: `${NAME}`, optionally after a scheme. */
export const secret = z
  .string()
  .max(200)
  .regex(/^(?:[A-Za-z][A-Za-z0-9-]{0,30} )?\$\{[A-Z][A-Z0-9_]*\}$/, EXPECTED)
  .describe('${NAME} of an environment variable');

/** Text that may be stored, such as part of a URL, and therefore must not contain secrets. */
export const nonSecretText = z
  .string()
  .max(2000)
  .refine(
    (text) => !text.includes('${'),
    'expected no ${…}: URLs are stored and logged; put secrets under auth',
  );

const BELONGS = 'a key belongs under auth, as in auth: { header: { name: X-Key, value: "${MY_KEY}" } }';

/** A URL path, optionally with a query, that must not contain secrets. */
export const nonSecretPath = (example: string) =>
  nonSecretText
    .regex(/^\//, `expected a path such as ${example}`)
    .refine((text) => ![...queryOf(text).keys()].some((name) => SECRETIVE.test(name)), BELONGS);

const queryOf = (path: string) => new URLSearchParams(/\?([^#]*)/.exec(path)?.[1]);

/** Values of headers or query parameters by name. Those that look like keys must use ${NAME}. */
export const nonSecretValues = (value: z.ZodType<string>) =>
  z.record(z.string().min(1).max(200), value).superRefine((values, context) => {
    for (const name of Object.keys(values))
      if (SECRETIVE.test(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: BELONGS,
        });
  });

/** Checks JSON that is passed to a program and never stored. Secrets in its texts must be written as ${NAME}. */
export function withSecrets(value: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  visit(value, [], (text, path) => {
    const name = String(path.findLast((step) => typeof step === 'string'));
    if (text.replace(REFERENCE, '').includes('${'))
      context.addIssue({
        code: 'custom',
        path,
        message: 'expected ${NAME}, the name of an environment variable',
      });
    else if (SECRETIVE.test(name) && !text.includes('${') && !URL.canParse(text))
      context.addIssue({ code: 'custom', path, message: EXPECTED });
  });
}

function visit(
  value: unknown,
  path: (string | number)[],
  see: (text: string, path: (string | number)[]) => void,
): void {
  if (typeof value === 'string') return see(value, path);
  if (Array.isArray(value)) return value.forEach((one, index) => visit(one, [...path, index], see));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) visit(one, [...path, name], see);
}

/** A copy of the value in which environment variables in texts are substituted. */
export function substituteVariables(value: unknown, config: Pick<Config, 'VARIABLES'>): unknown {
  if (typeof value === 'string') return resolveVariables(value, config);
  if (Array.isArray(value)) return value.map((one) => substituteVariables(one, config));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, substituteVariables(one, config)]),
  );
}

/** Names of the environment variables in the texts of a value. */
export function variablesIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? '').matchAll(REFERENCE)].map(([, name]) => name!);
}

/**
 * The text with environment variables substituted.
 * @throws ConfigError with the names of variables that are not set, never their values
 */
export function resolveVariables(text: string, { VARIABLES }: Pick<Config, 'VARIABLES'>): string {
  return text.replace(REFERENCE, (_, name: string) => {
    const value = VARIABLES[name]?.trim();
    if (value && /^[\x21-\x7e]+$/.test(value)) return value;
    throw new ConfigError(
      `${name}: expected ${value ? 'printable ASCII without spaces' : 'a value'}, because a source uses \${${name}}`,
    );
  });
}
