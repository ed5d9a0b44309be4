import type { Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

type Schema = Exclude<
  NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string],
  { $ref: string }
>;

/** The JSON Schema equivalents of validators, by the name of the validator. */
const KEYWORDS: Readonly<Record<string, (given: unknown) => object>> = {
  isInt: () => ({ type: 'integer' }),
  min: (minimum) => ({ minimum }),
  max: (maximum) => ({ maximum }),
  minLength: (minLength) => ({ minLength }),
  maxLength: (maxLength) => ({ maxLength }),
  matches: (pattern) => ({ pattern: (pattern as RegExp).source }),
  isIn: (values) => ({ enum: values }),
  arrayMinSize: (minItems) => ({ minItems }),
  arrayMaxSize: (maxItems) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/**
 * Declares the limits enforced on request bodies, derived from the validators of their classes, and that no other fields
 * are accepted.
 */
export function declareConstraints(document: OpenAPIObject): void {
  const schemas = document.components!.schemas!;
  for (const target of validatedClasses()) {
    const schema = schemas[target.name] as Schema | undefined;
    if (!schema) continue;
    schema.additionalProperties = false;
    for (const { propertyName, name, constraints, each } of rulesOf(target)) {
      const property = schema.properties?.[propertyName] as Schema | undefined;
      const keywords = KEYWORDS[name ?? '']?.((constraints as unknown[] | undefined)?.[0]);
      const place = each ? (property?.items as Schema | undefined) : property;
      if (place && keywords && !('$ref' in place)) Object.assign(place, keywords);
    }
  }
}

function rulesOf(target: Type) {
  return getMetadataStorage().getTargetValidationMetadatas(target, target.name, false, false);
}

/** class-validator looks up classes but cannot list them. */
function validatedClasses(): Iterable<Type> {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: ReadonlyMap<Type, unknown> };
  return storage.validationMetadatas.keys();
}
