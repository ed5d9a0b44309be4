import { z } from 'zod';
import { components } from '../../src/api/openapi/component.js';
import { withOwnParameters } from '../support/openapi.js';

// oxlint-disable-next-line typescript/no-explicit-any -- a JSON document
export type Json = any;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Json;
  examples?: Readonly<Record<string, { value?: Json }>>;
}

export interface Operation {
  /** As `GET /data`. */
  name: string;
  method: string;
  template: string;
  parameters: readonly Parameter[];
  /** Schema of the JSON body; null if there is none. */
  body: Json;
  responses: Readonly<Record<string, Response>>;
}

interface Response {
  $ref?: string;
  content?: Readonly<Record<string, { schema?: Json }>>;
}

/** An example of the parameter is one of its schema. */
function withExample(parameter: Parameter): Parameter {
  const { value } = Object.values(parameter.examples ?? {}).find((example) => 'value' in example) ?? {};
  return value === undefined ? parameter : { ...parameter, schema: { ...parameter.schema, example: value } };
}

/** An OpenAPI document, from which requests are generated and against which replies are checked. */
export class Document {
  private readonly root: Json;

  constructor(document: Json) {
    this.root = withOwnParameters(document);
  }

  operations(): Operation[] {
    return Object.entries<Json>(this.root.paths).flatMap(([template, methods]) =>
      Object.entries<Json>(methods).map(([method, of]) => ({
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        template,
        parameters: (of.parameters ?? []).map(withExample),
        body: of.requestBody?.content?.['application/json']?.schema ?? null,
        responses: of.responses,
      })),
    );
  }

  resolved(schema: Json): Json {
    const of = schema.$ref ? this.root.components.schemas[nameOf(schema.$ref)] : schema;
    const [only] = of.allOf?.length === 1 ? of.allOf : [];
    return only ? { ...this.resolved(only), ...of } : of;
  }

  /** How a reply differs from the documentation of its operation; null if it conforms. */
  objection(operation: Operation, status: number, type: string, text: string): string | null {
    const given = operation.responses[status];
    const documented: Response | undefined = given?.$ref
      ? this.root.components.responses[nameOf(given.$ref)]
      : given;
    if (!documented) return `answered ${status}, which is not documented`;
    if (!documented.content || status === 304) return text ? 'has a body, and none is documented' : null;
    const content = documented.content[type];
    if (!content)
      return `is ${type || 'of no type'}, documented are ${Object.keys(documented.content).join()}`;
    if (!/^application\/(.+\+)?json$/.test(type) || !content.schema) return null;
    const name = nameOf(content.schema.$ref);
    const { error } = components().get(name)!.safeParse(JSON.parse(text));
    return error ? `is not a ${name}: ${z.prettifyError(error)}` : null;
  }
}

function nameOf(ref: string): string {
  return ref.split('/').at(-1)!;
}
