import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a JSON document
export type Json = any;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Json;
}

export interface Operation {
  /** As `GET /data`. */
  name: string;
  method: string;
  template: string;
  parameters: readonly Parameter[];
  /** Schema of the JSON body; null where it has none. */
  body: Json;
  responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema?: Json }>> }>>;
}

/** An OpenAPI document, as requests are made of it and replies are held against it. */
export class Document {
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(private readonly root: Json) {
    (formats.default as unknown as (to: Ajv2020) => void)(this.ajv);
  }

  operations(): Operation[] {
    return Object.entries<Json>(this.root.paths).flatMap(([template, methods]) =>
      Object.entries<Json>(methods).map(([method, of]) => ({
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        template,
        parameters: of.parameters ?? [],
        body: of.requestBody?.content?.['application/json']?.schema ?? null,
        responses: of.responses,
      })),
    );
  }

  resolved(schema: Json): Json {
    const of = schema.$ref ? this.root.components.schemas[schema.$ref.split('/').at(-1)] : schema;
    const [only] = of.allOf?.length === 1 ? of.allOf : [];
    return only ? { ...this.resolved(only), ...of } : of;
  }

  /** What a reply has that its operation does not promise; null where it is as documented. */
  objection(operation: Operation, status: number, type: string, text: string): string | null {
    const documented = operation.responses[status];
    if (!documented) return `answered ${status}, which is not documented`;
    if (!documented.content || status === 304) return text ? 'has a body, and none is documented' : null;
    const content = documented.content[type];
    if (!content)
      return `is ${type || 'of no type'}, documented are ${Object.keys(documented.content).join()}`;
    if (!/^application\/(.+\+)?json$/.test(type) || !content.schema) return null;
    const validate = this.validator(`${operation.name} ${status} ${type}`, content.schema);
    return validate(JSON.parse(text))
      ? null
      : `does not fit its schema: ${this.ajv.errorsText(validate.errors)}`;
  }

  private validator(key: string, schema: Json): ValidateFunction {
    const found = this.validators.get(key) ?? this.ajv.compile(closed(schema));
    this.validators.set(key, found);
    return found;
  }
}

/** Every property of a reply must be in its schema, so that nothing is told which the document does not know. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.properties && schema.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}
