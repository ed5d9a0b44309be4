import type { OpenAPIObject } from '@nestjs/swagger';
import { withOwnParameters } from '../support/openapi.js';
import { typeOf, type Schema } from './python-types.js';

const METHODS = ['get', 'post', 'patch', 'delete'] as const;
/** Of a reply's form: calls return Python's values, and exports are streams of bytes. */
const LEFT_OUT = [
  'format',
  'decimals',
  'delimiter',
  'bom',
  'fields',
  'numbers',
  'prefer',
  'if-none-match',
  'last-event-id',
];

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema?: Schema;
}
interface Operation {
  operationId: string;
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** A class with a method for every operation whose reply and body are JSON. */
export function callTypes(document: OpenAPIObject): string {
  const { paths } = withOwnParameters(document);
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as unknown as Operation | undefined;
      const type = operation && replyType(operation);
      return type ? [call(method, path, operation, type)] : [];
    }),
  );
  return `class Api(Http):\n${calls.join('\n\n')}`;
}

function replyType({ responses, requestBody }: Operation): string | undefined {
  if (requestBody && !requestBody.content['application/json']) return undefined;
  const successes = Object.entries(responses).filter(([status]) => status < '300');
  const schemas = successes.flatMap(([, { content }]) => content?.['application/json']?.schema ?? []);
  return schemas.length ? typeOf({ oneOf: schemas }) : undefined;
}

function call(method: string, path: string, operation: Operation, type: string): string {
  const { operationId, summary = '', parameters = [], requestBody } = operation;
  const known = parameters.filter(({ name }) => !LEFT_OUT.includes(name));
  const inPath = known.filter((one) => one.in === 'path');
  const others = known.filter((one) => one.in !== 'path');
  const body = requestBody && typeOf(requestBody.content['application/json']!.schema);
  const given = [
    'self',
    ...inPath.map(({ name }) => `${snake(name)}: str | int`),
    ...(body ? [`body: ${body}`] : []),
    ...(others.length ? ['*'] : []),
    ...others.map(({ name, schema }) => `${snake(name)}: ${several(schema ?? {})} | None = None`),
  ];
  const values = (where: Parameter['in']) => {
    const entries = known
      .filter((one) => one.in === where)
      .map(({ name }) => `${JSON.stringify(name)}: ${snake(name)}`);
    return `{${entries.join(', ')}}`;
  };
  const args = [
    `"${method.toUpperCase()}"`,
    JSON.stringify(path),
    values('path'),
    values('query'),
    values('header'),
  ];
  return [
    `    def ${snake(operationId)}(${given.join(', ')}) -> ${type}:`,
    `        """${summary}."""`,
    `        return self._call(${[...args, ...(body ? ['body'] : [])].join(', ')})`,
  ].join('\n');
}

/** A parameter that accepts several values also accepts one. */
function several(schema: Schema): string {
  const type = typeOf(schema);
  return schema.items ? `${type} | ${typeOf(schema.items)}` : type;
}

const snake = (name: string): string =>
  name
    .replaceAll('-', '_')
    .replace(/(?<=[a-z])([A-Z])/g, '_$1')
    .toLowerCase();
