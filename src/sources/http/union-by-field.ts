import { z, type ZodType } from 'zod';

/**
 * A schema that reads a payload with `having` if it has the field, otherwise with `lacking`. Unlike with a union, errors
 * refer only to the schema that applies.
 */
export function unionByField<A, B>(field: string, having: ZodType<A>, lacking: ZodType<B>): ZodType<A | B> {
  return z.unknown().transform((payload, context): A | B => {
    const has = typeof payload === 'object' && payload !== null && Object.hasOwn(payload, field);
    const parsed = has ? having.safeParse(payload) : lacking.safeParse(payload);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: payload } as never);
    return z.NEVER;
  });
}
