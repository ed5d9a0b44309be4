import type { OpenAPIObject } from '@nestjs/swagger';

type Parameter = Readonly<Record<string, unknown>> & { name: string; in: string };

interface Operation {
  parameters?: (Parameter | { $ref: string })[];
}

/**
 * A copy of the document in which parameters that several operations share are components. Of different parameters with
 * the same name, the most used one becomes a component. Path parameters stay inline: an `id` differs from path to path.
 */
export function withSharedParameters(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  const items = [...Object.values(copy.paths), ...Object.values(copy.webhooks ?? {})];
  const operations = items.flatMap((item) => Object.values(item) as Operation[]);
  const shared = mostUsed(operations.flatMap(({ parameters }) => (parameters ?? []) as Parameter[]));
  for (const operation of operations)
    operation.parameters = operation.parameters?.map((parameter) => {
      const name = componentName(parameter as Parameter);
      return JSON.stringify(parameter) === JSON.stringify(shared.get(name))
        ? { $ref: `#/components/parameters/${name}` }
        : parameter;
    });
  Object.assign(copy.components!, { parameters: Object.fromEntries(shared) });
  return copy;
}

/** By the names of their components. */
function mostUsed(parameters: readonly Parameter[]): Map<string, Parameter> {
  const shareable = parameters.filter((parameter) => parameter.in !== 'path');
  const repeated = [...Map.groupBy(shareable, (parameter) => JSON.stringify(parameter)).values()]
    .filter((uses) => uses.length > 1)
    .sort((a, b) => a.length - b.length);
  return new Map(repeated.map(([parameter]) => [componentName(parameter!), parameter!]));
}

/** `IfNoneMatch` for `if-none-match`. */
function componentName({ name }: Parameter): string {
  return name.replaceAll(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
