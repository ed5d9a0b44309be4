import type { OpenAPIObject } from '@nestjs/swagger';

interface Operation {
  parameters?: object[];
}

/** A copy of the document in which operations have their parameters instead of references to them. */
export function withOwnParameters(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  const shared = copy.components!.parameters!;
  for (const item of [...Object.values(copy.paths), ...Object.values(copy.webhooks ?? {})])
    for (const operation of Object.values(item as Record<string, Operation>))
      operation.parameters = operation.parameters?.map((parameter) =>
        '$ref' in parameter ? shared[String(parameter.$ref).split('/').at(-1)!]! : parameter,
      );
  return copy;
}
