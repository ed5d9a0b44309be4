/** The part of JSON Schema that is needed to explain keys. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: readonly unknown[];
  required?: readonly string[];
  properties?: Record<string, Schema>;
  items?: Schema | boolean;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}

export interface Key {
  name: string;
  /** What the schema says about the key: its description, values and default. */
  text: string;
  isRequired: boolean;
  keys: readonly Key[];
}

const DEEPEST = 3;
const MAX_VALUES = 12;

/** The keys of an object described by the schema, in the order of the schema; if it has alternatives, the keys of all of them. */
export function keysOf(schema: Schema, root: Schema = schema, depth = 0): readonly Key[] {
  if (depth === DEEPEST) return [];
  const places = new Map<string, Schema[]>();
  const needed = new Set<string>();
  for (const { properties = {}, required = [] } of partsOf(schema, root)) {
    for (const [name, place] of Object.entries(properties))
      places.set(name, [...(places.get(name) ?? []), place]);
    for (const name of required) needed.add(name);
  }
  return [...places].map(([name, anyOf]) => ({
    name,
    text: textOf({ anyOf }, root),
    isRequired: needed.has(name) && !anyOf.some((one) => defaultOf(one, root) !== undefined),
    keys: keysOf({ anyOf }, root, depth + 1),
  }));
}

/** The schema itself, the schemas it refers to, and its alternatives, also for the entries of a list. */
function partsOf(schema: Schema, root: Schema): readonly Schema[] {
  const { $ref, anyOf = [], oneOf = [], items } = schema;
  const target = $ref ? root.$defs?.[$ref.split('/').at(-1)!] : undefined;
  const others = [target, typeof items === 'object' ? items : undefined, ...anyOf, ...oneOf];
  return [schema, ...others.flatMap((one) => (one ? partsOf(one, root) : []))];
}

function defaultOf(schema: Schema, root: Schema): unknown {
  return partsOf(schema, root).find((one) => one.default !== undefined)?.default;
}

function textOf(schema: Schema, root: Schema): string {
  const parts = partsOf(schema, root);
  const description = parts.find((one) => one.description)?.description;
  const all = parts.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
  const values = [...new Set(all)].filter((one) => one !== '');
  const listed = values.slice(0, MAX_VALUES).map(valueText).join(', ');
  const standard = defaultOf(schema, root);
  const isPlain = ['string', 'number', 'boolean'].includes(typeof standard) && standard !== '';
  return [
    description,
    listed && `one of ${listed}${values.length > MAX_VALUES ? ' …' : ''}`,
    isPlain && `default ${valueText(standard)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

const valueText = (value: unknown) => {
  const text = String(value);
  return /^[\w-]+$/.test(text) ? text : JSON.stringify(text);
};
