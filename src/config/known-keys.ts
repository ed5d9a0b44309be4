import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Keys that the schema allows in an object at this path, including those of all alternatives in a union. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  let places = alternatives(root, root);
  for (const step of path) places = places.flatMap((place) => alternatives(below(place, step), root));
  return [...new Set(places.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/**
 * The closest known name for a misspelt one, regardless of case; undefined if none is close.
 * @param most number of characters by which they may differ
 */
export function nearest(
  given: string,
  known: readonly string[],
  most = Math.max(1, Math.floor(given.length / 3)),
): string | undefined {
  const [best] = known
    .filter((name) => Math.abs(name.length - given.length) <= most)
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase(), most) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best && best.distance <= most ? best.name : undefined;
}

function below(place: JsonSchema, step: PropertyKey): unknown {
  if (typeof step === 'number') return place.items;
  return place.properties?.[String(step)] ?? place.additionalProperties;
}

function alternatives(place: unknown, root: JsonSchema): JsonSchema[] {
  if (typeof place !== 'object' || place === null) return [];
  const { $ref, anyOf = [], oneOf = [], allOf = [], ...own } = place as JsonSchema;
  const referred = $ref ? root.$defs?.[$ref.split('/').at(-1)!] : undefined;
  return [own, ...[referred, ...anyOf, ...oneOf, ...allOf].flatMap((one) => alternatives(one, root))];
}

/** The Levenshtein distance between two words; infinite as soon as it must be above `most`. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    if (Math.min(...next) > most) return Infinity;
    row = next;
  }
  return row[b.length]!;
}
