import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** What a form may well have filled in. */
const FILLED_IN = ['limit'];

/**
 * Swagger UI fills its form with examples. Those of parameters that nobody needs would together find nothing, so each is the
 * second of two, behind leaving the parameter out. One in the schema as well would break the whole operation there.
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
