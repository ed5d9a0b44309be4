import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Parameters that may be filled in by default. */
const FILLED_IN = ['limit'];

/**
 * Swagger UI fills its form with examples. Those of all optional parameters together would match nothing, so each becomes the
 * second example, after leaving the parameter out. An additional example in the schema would break the operation in Swagger UI.
 */
export function leaveOutOptional({ paths }: OpenAPIObject): void {
  const operations = Object.values(paths).flatMap((item) => Object.values(item) as Operation[]);
  for (const { parameters = [] } of operations)
    for (const parameter of parameters) {
      if ('$ref' in parameter || !parameter.schema || '$ref' in parameter.schema) continue;
      const { schema, required, name } = parameter;
      const value: unknown = schema.example;
      const isDefault = JSON.stringify(value) === JSON.stringify(schema.default);
      if (value === undefined || (!parameter.examples && (required || isDefault || FILLED_IN.includes(name))))
        continue;
      delete schema.example;
      parameter.examples ??= { 'left out': { summary: 'Leave it out.' }, 'an example': { value } };
    }
}
