import type { z } from 'zod';
import { nameSimilarity } from '../../drift/names.js';
import { badRequest } from '../field-faults.js';
import { fieldsOf } from '../openapi/reply-fields.js';

/** Paths to the values in an item, or in each item of a list. A list or a free-form object inside an item counts as one value. */
export function leavesOf(reply: z.ZodType): (readonly string[])[] {
  const { shape } = reply as Partial<z.ZodObject<{ data?: z.ZodArray<z.ZodType> }>>;
  return fieldsOf(shape?.data?.element ?? reply).map(({ path, within }) => path.slice(0, within));
}

/** The fields, and the objects that contain fields, to a depth of two. */
export function namesIn(leaves: readonly (readonly string[])[]): string[] {
  return [...new Set(leaves.flatMap((leaf) => [leaf[0]!, leaf.slice(0, 2).join('.')]))];
}

/** All names that may be selected. */
export const allFieldNames = (reply: z.ZodType): string[] => namesIn(leavesOf(reply));

/** The top-level names of an item. */
export const fieldNames = (reply: z.ZodType): string[] =>
  allFieldNames(reply).filter((name) => !name.includes('.'));

/** How similar a name must be to the given one to be suggested. */
const SIMILAR = 0.5;

export function unknownField(given: string, known: readonly string[]) {
  const name = given.slice(0, 60);
  const similarities = known.map((one) => ({ one, similarity: nameSimilarity(name, one) }));
  const [nearest] = similarities.sort((a, b) => b.similarity - a.similarity);
  const hint = nearest && nearest.similarity > SIMILAR ? `did you mean ${nearest.one}? ` : '';
  const own = known.filter((one) => !one.includes('.')).join(', ');
  return badRequest('fields', `there is no field ${JSON.stringify(name)}; ${hint}Fields are ${own}`, {
    allowed: known,
  });
}
