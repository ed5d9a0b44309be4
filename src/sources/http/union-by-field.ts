import { z, type ZodType } from 'zod';

/**
 * Reads a payload by the first schema where it has the field, else by the second. Unlike a union it says of a bad
 * payload what is wrong by the one schema that was meant.
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
