import type { ApiResponseSchemaHost } from '@nestjs/swagger';

/** What @nestjs/swagger takes for the schema of a reply; it names the type only in its inside. */
export type Schema = Exclude<ApiResponseSchemaHost['schema'], { $ref: string }>;

/** JSON Schema 2020-12, as OpenAPI 3.1 has it: null is one of the types. */
export function nullable(type: string, more: Omit<Schema, 'type'> = {}): Schema {
  return { ...more, type: [type, 'null'] };
}

export function object(properties: Record<string, Schema>, more: Omit<Schema, 'type'> = {}): Schema {
  return { type: 'object', required: Object.keys(properties), properties, ...more };
}
