import fc from 'fast-check';
import type { Document, Json, Operation, Parameter } from './document.js';
import { nearValid, oddBody, oddText, valid } from './values.js';

export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

type Given = readonly (readonly [Parameter, Json])[];

/** The only uses of some parameters or their values, as stated in their descriptions. */
const ONLY_WITH: Readonly<Record<string, readonly [name: string, value: string]>> = {
  decimals: ['format', 'parquet'],
  bom: ['format', 'csv'],
  delimiter: ['format', 'csv'],
  inactive: ['latest', 'true'],
  'sort=relevance': ['q', 'coin'],
};
/**
 * Their replies have a form other than the document describes, which test/e2e/formats.test.ts checks. Here only values that
 * are refused or ignored are sent.
 */
const OTHER_FORMS = ['fields', 'numbers', 'prefer'];

/** Requests that the document allows: with everything required, and of each kind at most one more thing. */
export function validRequests(
  operation: Operation,
  document: Document,
  key: string,
): fc.Arbitrary<FuzzRequest>[] {
  const needed = operation.parameters.filter((one) => one.required);
  // Cursors come from replies: they cannot be generated from a schema.
  const more = operation.parameters.filter(
    (one) => !one.required && one.name !== 'cursor' && !OTHER_FORMS.includes(one.name),
  );
  const withOther = (given: Given[number]): Given => {
    const [{ name: wanted }, chosen] = given;
    const [name, value] = ONLY_WITH[`${wanted}=${chosen}`] ?? ONLY_WITH[wanted] ?? [];
    const other = operation.parameters.find((parameter) => parameter.name === name);
    return other ? [[other, value], given] : [given];
  };
  const one = (parameter: Parameter) =>
    valid(parameter.schema, document).map((value) => [parameter, value] as const);
  // Not both: a parameter may be for one kind of reply only.
  const extras = [
    ...accepted(operation).map((accept) => fc.constant({ accept, optional: [] as Given })),
    ...more.map((parameter) =>
      one(parameter).map((given) => ({ accept: '*/*', optional: withOther(given) })),
    ),
  ];
  return extras.map((extra) =>
    fc
      .tuple(
        fc.tuple(...needed.map(one)),
        extra,
        operation.body ? valid(operation.body, document) : fc.constant(undefined),
      )
      .map(([required, { accept, optional }, body]) =>
        request(operation, [...required, ...optional], {
          body: body === undefined ? undefined : JSON.stringify(toAddress(body)),
          headers: { 'x-api-key': key, accept },
        }),
      ),
  );
}

/** A webhook that sends e-mail needs an address instead of a URL, as its description states. */
function toAddress(body: Json): Json {
  return body?.format === 'email' ? { ...body, url: 'mailto:ops@example.com' } : body;
}

/** Requests by careless readers of the document, or by attackers. */
export function oddRequests(
  operation: Operation,
  document: Document,
  key: string,
): fc.Arbitrary<FuzzRequest> {
  const one = (parameter: Parameter) =>
    (OTHER_FORMS.includes(parameter.name) ? oddText : nearValid(parameter.schema, document)).map(
      (value) => [parameter, value] as const,
    );
  const needed = operation.parameters.filter((parameter) => parameter.required);
  const others = operation.parameters.filter((parameter) => !parameter.required);
  const unknown = fc
    .tuple(oddText, oddText)
    .map(([name, value]) => [{ name, in: 'query', schema: {} }, value] as const);
  return fc
    .record({
      required: fc.tuple(...needed.map(one)),
      more: fc.array(
        others.length ? fc.oneof({ weight: 9, arbitrary: fc.oneof(...others.map(one)) }, unknown) : unknown,
        { maxLength: 4 },
      ),
      body: operation.body
        ? fc.oneof(
            { weight: 4, arbitrary: nearValid(operation.body, document).map((body) => JSON.stringify(body)) },
            oddBody,
          )
        : fc.constant(undefined),
      accept: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...accepted(operation)) }, oddText),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        fc.constantFrom('', 'text/plain'),
      ),
      key: fc.oneof({ weight: 9, arbitrary: fc.constant(key) }, oddText),
    })
    .map(({ required, more, body, accept, type, key }) =>
      request(operation, [...required, ...more], {
        body,
        headers: { accept, 'x-api-key': key, ...(operation.body ? { 'content-type': type } : {}) },
      }),
    )
    .filter(({ path, headers }) => path.length + Object.values(headers).join('').length < 12_000);
}

function accepted({ responses }: Operation): string[] {
  const types = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    status < '300' ? Object.keys(content) : [],
  );
  return ['*/*', ...types];
}

function request(
  { method, template, body: hasBody }: Operation,
  given: Given,
  { body, headers }: { body?: string; headers: Record<string, string> },
): FuzzRequest {
  const query = given
    .filter(([parameter]) => parameter.in === 'query')
    .flatMap(([{ name }, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${encoded(name)}=${encoded(one)}`),
    );
  const path = template.replace(/\{(\w+)\}/g, (_all, name) => {
    const value = given.find(([parameter]) => parameter.in === 'path' && parameter.name === name)?.[1];
    // An empty one would be another address.
    return encoded(value) || '%20';
  });
  const named = given
    .filter(([parameter]) => parameter.in === 'header')
    .map(([{ name }, value]) => [name, value]);
  const all = {
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...headers,
    ...Object.fromEntries(named),
  };
  return {
    method,
    path: query.length ? `${path}?${query.join('&')}` : path,
    headers: Object.fromEntries(
      Object.entries(all)
        .map(([name, value]) => [name, inHeader(value)] as const)
        .filter(([, value]) => value),
    ),
    body,
  };
}

function textOf(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 3000) : String(value);
}

function encoded(value: Json): string {
  return encodeURIComponent(textOf(value).toWellFormed());
}

/** The octets that HTTP allows in a header. */
function inHeader(value: Json): string {
  return textOf(value)
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim();
}
