import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * Moves defaults of request bodies into their descriptions. Generators of clients take a property with a default for
 * one that is always there, and would not let its caller leave it out.
 */
export function describeDefaults(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components!.schemas!)) {
    if ('$ref' in schema) continue;
    for (const property of Object.values(schema.properties ?? {})) {
      if ('$ref' in property || property.default === undefined) continue;
      const given = `Default: \`${JSON.stringify(property.default)}\`.`;
      property.description = [property.description, given].filter(Boolean).join(' ');
      delete property.default;
    }
  }
}
