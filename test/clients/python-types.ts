/** The parts of a JSON Schema that determine a value's Python type. */
export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  oneOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'str',
  integer: 'int',
  number: 'Number',
  boolean: 'bool',
  null: 'None',
  object: 'dict[str, Any]',
};

/** Moments remain text, as in JSON. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return union(choices.map(typeOf));
  if (schema.const !== undefined) return `Literal[${literal(schema.const)}]`;
  if (schema.enum) return `Literal[${schema.enum.map(literal).join(', ')}]`;
  const types = [schema.type ?? []].flat();
  return union(
    types.map((type) => (type === 'array' ? `list[${typeOf(schema.items ?? {})}]` : NAMES[type]!)),
  );
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  return distinct.length > 1 ? `Union[${distinct.join(', ')}]` : (distinct[0] ?? 'Any');
}

function literal(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}
