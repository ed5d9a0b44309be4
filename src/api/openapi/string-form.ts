import type { OpenAPIObject } from '@nestjs/swagger';
import { decimalsAsText } from '../export/decimals-as-text.js';
import { components } from './component.js';

interface Node {
  [name: string]: unknown;
  type?: string | string[];
  example?: unknown;
  properties?: Record<string, Node>;
}

interface Parameter {
  name: string;
  required: boolean;
  schema: object;
}

interface Operation {
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema?: Node }> }>;
}

const REF = /"\$ref":"#\/components\/schemas\/(\w+)"/g;

/**
 * The document for `numbers=string`, for client generators, so that decimals are never doubles. Operations
 * whose replies have decimals require the parameter.
 */
export function stringForm(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  const schemas = copy.components!.schemas as Record<string, Node>;
  const reached = new Set<string>();
  for (const item of Object.values(copy.paths))
    for (const operation of Object.values(item as Record<string, Operation>)) {
      const names = refsOf(operation.responses).filter(hasDecimals);
      for (const name of names) reach(name, schemas, reached);
      if (names.length) operation.parameters = requiring(operation.parameters ?? []);
    }
  for (const name of reached) if (!name.endsWith('Metadata')) quote(schemas[name]!);
  return copy;
}

function hasDecimals(name: string): boolean {
  const schema = components().get(name);
  return schema !== undefined && decimalsAsText(schema) !== undefined;
}

function reach(name: string, schemas: Record<string, Node>, reached: Set<string>): void {
  if (reached.has(name)) return;
  reached.add(name);
  for (const inner of refsOf(schemas[name])) reach(inner, schemas, reached);
}

function refsOf(part: unknown): string[] {
  return [...JSON.stringify(part ?? null).matchAll(REF)].map(([, name]) => name!);
}

function requiring(parameters: Parameter[]): Parameter[] {
  const others = parameters.filter(({ name }) => name !== 'numbers' && name !== 'prefer');
  const schema = { type: 'string', enum: ['string'], default: 'string', example: 'string' };
  return [...others, { ...parameters.find(({ name }) => name === 'numbers')!, required: true, schema }];
}

/** Numbers within the schema become strings, including examples. */
function quote(node: Node): void {
  if (isNumber(node)) {
    node.type = Array.isArray(node.type) ? ['string', 'null'] : 'string';
    node.format = 'decimal';
    if (typeof node.example === 'number') node.example = String(node.example);
    for (const bound of ['minimum', 'maximum']) delete node[bound];
    return;
  }
  const example = node.example as Record<string, unknown> | undefined;
  for (const [name, property] of Object.entries(node.properties ?? {}))
    if (isNumber(property) && typeof example?.[name] === 'number') example[name] = String(example[name]);
  for (const [name, inner] of Object.entries(node))
    if (name !== 'example' && typeof inner === 'object' && inner !== null) quote(inner as Node);
}

function isNumber({ type }: Node): boolean {
  return type === 'number' || (Array.isArray(type) && type.includes('number'));
}
