import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Parameters that may be filled in by default. */
const FILLED_IN = ['limit'];

/**
 * A copy of the document for Swagger UI, which fills its form with the first example of each parameter. The examples of
 * all optional parameters together would match nothing, so the first example of each parameter omits it. An additional
 * example in the schema would break the operation in Swagger UI.
 */
export function withOptionalLeftOut(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  const operations = Object.values(copy.paths).flatMap((item) => Object.values(item) as Operation[]);
  for (const { parameters = [] } of operations)
    for (const parameter of parameters) {
      if ('$ref' in parameter || !parameter.schema || '$ref' in parameter.schema) continue;
      const { schema, required, name } = parameter;
      const value: unknown = schema.example;
      const examples = parameter.examples ?? (value === undefined ? null : { 'an example': { value } });
      const isDefault = value !== undefined && JSON.stringify(value) === JSON.stringify(schema.default);
      if (!examples || required || isDefault || FILLED_IN.includes(name)) continue;
      delete schema.example;
      parameter.examples = { 'left out': { summary: 'Leave it out.' }, ...examples };
    }
  return copy;
}
