import { z } from 'zod';

const NAMES = new Map<z.ZodType, string>();

/** Names a schema, so that the OpenAPI document contains it once, as a component, and refers to it everywhere else. */
export function component<T extends z.ZodType>(name: string, schema: T): T {
  NAMES.set(schema, name);
  return schema;
}

export const isComponent = (schema: z.ZodType): boolean => NAMES.has(schema);

export function refTo(schema: z.ZodType): { $ref: string } {
  const name = NAMES.get(schema);
  if (name === undefined) throw new TypeError('Only a component can be referred to.');
  return { $ref: uriOf(name) };
}

/**
 * The components that the loaded controllers use, as JSON Schema, sorted by name, so that the order does not depend on
 * imports.
 */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of NAMES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: uriOf, override: simplify });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  );
}

/** By their names in the document. */
export function components(): ReadonlyMap<string, z.ZodType> {
  return new Map([...NAMES].map(([schema, name]) => [name, schema]));
}

function uriOf(name: string): string {
  return `#/components/schemas/${name}`;
}

/** New fields may be added to replies, so schemas must allow them; the other changes only shorten the schema. */
function simplify({ jsonSchema: schema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  delete schema.propertyNames;
  const [inner, other] = schema.anyOf ?? [];
  if (!inner?.type || inner.enum || other?.type !== 'null') return;
  delete schema.anyOf;
  Object.assign(schema, { ...inner, ...schema, type: [inner.type, 'null'] });
}
