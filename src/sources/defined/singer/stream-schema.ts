import { z } from 'zod';
import { type Item, itemSchema } from '../item-reader.js';
import type { SingerDefinition } from './tap-definition.js';

/** Maps payloads to items, using the mapping of each payload's stream. */
export function streamSchema({ streams }: SingerDefinition): z.ZodType<Item> {
  const schemas = new Map(Object.entries(streams).map(([name, rules]) => [name, itemSchema(rules)]));
  return z.unknown().transform((payload, context): Item => {
    const { stream } = (payload ?? {}) as { stream?: unknown };
    const result = schemas.get(String(stream))?.safeParse(payload);
    if (result?.success) return result.data;
    if (result)
      context.issues.push(...result.error.issues.map((issue) => ({ ...issue, input: payload }) as never));
    else
      context.addIssue({
        code: 'custom',
        params: { code: 'unknown_stream' },
        path: ['stream'],
        message: `expected one of ${[...schemas.keys()].join(', ')}`,
      });
    return z.NEVER;
  });
}
