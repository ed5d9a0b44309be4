import { getMetadataStorage } from 'class-validator';

/**
 * Makes an optional field that is null the same as one that is absent, in a validated DTO and the DTOs within it: it gets
 * its default, if there is one. Many clients send null for fields without a value, and IsOptional accepts it.
 */
export function omitNulls(value: unknown): unknown {
  if (Array.isArray(value)) value.forEach(omitNulls);
  else if (typeof value === 'object' && value !== null && value.constructor !== Object) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner !== null) omitNulls(inner);
      else if (isOptional(value.constructor, name))
        Reflect.set(value, name, defaultOf(value.constructor, name));
    }
  }
  return value;
}

function isOptional(dto: object, field: string): boolean {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto as () => void, '', false, false);
  return rules.some(({ name, propertyName }) => name === 'isOptional' && propertyName === field);
}

function defaultOf(dto: object, field: string): unknown {
  return Reflect.get(new (dto as new () => object)(), field);
}
