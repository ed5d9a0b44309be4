import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { components } from '../../src/api/openapi/component.js';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each test states the type that it expects
  json: any;
}

interface Operation {
  parameters?: readonly { name: string }[];
  responses: Record<
    string,
    {
      $ref?: string;
      headers?: Record<string, object>;
      content?: Record<string, { schema: { $ref?: string } }>;
    }
  >;
}

/** Headers that are documented wherever they are sent … */
const DOCUMENTED = [
  'etag',
  'link',
  'location',
  'retry-after',
  'www-authenticate',
  'idempotency-replayed',
  'ratelimit',
  'ratelimit-cost',
  'ratelimit-policy',
  'x-as-of',
  'x-request-id',
];
/** … and those that are sent wherever they are documented: an ETag where pages have one, not only files. */
const ALWAYS_SENT = ['www-authenticate', 'x-request-id'];
const sentBy = ({ parameters = [] }: Operation) =>
  parameters.some(({ name }) => name === 'if-none-match') ? ['etag', ...ALWAYS_SENT] : ALWAYS_SENT;

/** Every URL can reply with these. */
const UNDOCUMENTED = [206, 405, 406, 408, 431, 500];

/**
 * Fails unless the reply conforms to the OpenAPI document: its status and headers are listed, and its JSON has exactly
 * the fields of its schema.
 */
export function expectDocumented(document: OpenAPIObject, method: string, path: string, reply: Reply): void {
  if (method === 'HEAD') return;
  const of = `${method} ${path}, ${reply.status}`;
  const operation = operationAt(document, method, path);
  if (!operation || UNDOCUMENTED.includes(reply.status)) {
    if (reply.headers.get('content-type')?.startsWith('application/problem+json'))
      expectSchema('Problem', reply.json, of);
    return;
  }
  const given = operation.responses[reply.status];
  if (!given) throw new Error(`${of}: the OpenAPI document does not list this status. ${reply.text}`);
  const response = given.$ref ? responseAt(document, given.$ref) : given;
  expectHeaders(Object.keys(response.headers ?? {}), reply, of, sentBy(operation));
  if (!response.content) return;
  const [type] = reply.headers.get('content-type')!.split(';');
  const media = response.content[type!];
  if (!media) throw new Error(`${of}: the OpenAPI document does not list the type ${type}`);
  // These are described in another document, and omitted words in none.
  if (/numbers=string|[?&]fields=/.test(path) || reply.headers.has('preference-applied')) return;
  if (media.schema.$ref && reply.json !== undefined) expectSchema(nameOf(media.schema.$ref), reply.json, of);
}

function expectHeaders(names: string[], { headers }: Reply, of: string, sent: readonly string[]): void {
  const documented = new Set(names.map((name) => name.toLowerCase()));
  for (const name of DOCUMENTED)
    if (headers.has(name) && !documented.has(name))
      throw new Error(`${of}: the OpenAPI document does not list the header ${name}`);
  const isExport = headers.has('content-disposition');
  for (const name of sent)
    if (documented.has(name) && !headers.has(name) && !isExport)
      throw new Error(`${of} lacks the header ${name}`);
}

function operationAt(document: OpenAPIObject, method: string, path: string): Operation | undefined {
  const [address] = path.split('?');
  const template = templatesOf(document).find(({ pattern }) => pattern.test(address!))?.template;
  const item = document.paths[template ?? ''] as Record<string, Operation> | undefined;
  return item?.[method.toLowerCase()];
}

type Templates = readonly { template: string; pattern: RegExp }[];
const TEMPLATES = new WeakMap<OpenAPIObject, Templates>();

/** Those without parameters first. */
function templatesOf(document: OpenAPIObject): Templates {
  const templates =
    TEMPLATES.get(document) ??
    Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({
        template,
        pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      }));
  TEMPLATES.set(document, templates);
  return templates;
}

function responseAt(document: OpenAPIObject, ref: string): Operation['responses'][string] {
  return document.components!.responses![nameOf(ref)] as Operation['responses'][string];
}

function expectSchema(name: string, json: unknown, of: string): void {
  const { error } = components().get(name)!.safeParse(json);
  if (error) throw new Error(`${of} is not a ${name}:\n${z.prettifyError(error)}`);
}

function nameOf(ref: string): string {
  return ref.split('/').at(-1)!;
}
