import { z } from 'zod';
import { type Config, ConfigError } from '../../config/config.js';

const REFERENCE = /\$\{([A-Z][A-Z0-9_]*)\}/g;
/** Names of headers and parameters whose values are keys. */
const SECRETIVE =
  /^(?:authorization|cookie|proxy-authorization)$|api[-_]?key|access[-_]?key|token|secret|passw|^key$|-key$/i;
const EXPECTED = 'expected ${NAME}, the name of an environment variable: secrets never stand in a file';

/** A secret: `${NAME}`, perhaps with a scheme in front. */
export const secret = z
  .string()
  .max(200)
  .regex(/^(?:[A-Za-z][A-Za-z0-9-]{0,30} )?\$\{[A-Z][A-Z0-9_]*\}$/, EXPECTED)
  .describe('${NAME} of an environment variable');

/** A text without secrets, such as a part of an URL: it may be stored. */
export const open = z
  .string()
  .max(2000)
  .refine(
    (text) => !text.includes('${'),
    'expected no ${…}: URLs are stored and logged; put secrets under auth',
  );

/** Values by name of what goes into a header or the query. Those that look like keys have to be named by ${NAME}. */
export const openValues = (value: z.ZodType<string>) =>
  z.record(z.string().min(1).max(200), value).superRefine((values, context) => {
    for (const name of Object.keys(values))
      if (SECRETIVE.test(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'a key belongs under auth, as in auth: { header: { name: X-Key, value: "${MY_KEY}" } }',
        });
  });

/** Names of the environment variables in the texts of a value. */
export function variablesIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? '').matchAll(REFERENCE)].map(([, name]) => name!);
}

/**
 * The text with the values of the variables.
 * @throws ConfigError with their names alone
 */
export function resolved(text: string, { VARIABLES }: Pick<Config, 'VARIABLES'>): string {
  return text.replace(REFERENCE, (_, name: string) => {
    const value = VARIABLES[name]?.trim();
    if (value && /^[\x21-\x7e]+$/.test(value)) return value;
    throw new ConfigError(
      `${name}: expected ${value ? 'printable ASCII without spaces' : 'a value'}, because a source uses \${${name}}`,
    );
  });
}
