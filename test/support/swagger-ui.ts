import type { Page } from 'playwright-core';

type Value = string | number | boolean | readonly string[];

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type?: string; enum?: object; items?: { enum?: object }; example?: Value; default?: Value };
  examples?: Record<string, { value?: Value }>;
}

export interface Operation {
  path: string;
  method: string;
  tags: [string];
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: { content: Record<string, { examples?: object }> };
  responses: Record<string, { content?: object }>;
}

export interface Shown {
  status: number;
  body: string;
}

/**
 * In the page, because a round trip for each click takes seconds where the machine is busy. Only one tag is open at a time,
 * because each click draws all operations and schemas that are shown anew.
 */
const EXECUTE = `async ({ tags: [tag], operationId: id }) => {
  const find = (selector) => document.querySelector('.opblock[id$="-' + id + '"] ' + selector);
  const shown = (selector, notYet) => new Promise((resolve) => {
    const look = () => {
      const found = find(selector);
      if (!found || (notYet && find(notYet))) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
  const section = document.getElementById('operations-tag-' + tag);
  if (section.dataset.isOpen === 'false') {
    document.querySelector('.opblock-tag[data-is-open=true]')?.click();
    section.click();
  }
  (await shown('.opblock-summary-control')).click();
  (await shown('.execute', '.opblock-loading-animation')).click();
  const reply = await shown('.live-responses-table .response');
  const status = Number.parseInt(reply.querySelector('.response-col_status').textContent, 10);
  const body = reply.querySelector('.response-col_description .highlight-code pre')?.textContent ?? '';
  find('.opblock-summary-control').click();
  return { status, body };
}`;

/** The document that Swagger UI shows. */
export async function swaggerDocument<T>(url: string): Promise<T> {
  const script = await (await fetch(`${url}/docs/swagger-ui-init.js`)).text();
  return JSON.parse(/"swaggerDoc": (\{.*\}),\s*"customOptions"/s.exec(script)![1]!) as T;
}

/** The operations that Swagger UI shows. */
export async function shownOperations(url: string): Promise<Operation[]> {
  const { paths } = await swaggerDocument<{ paths: Record<string, Record<string, Operation>> }>(url);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, path, method })),
  );
}

/** What Swagger UI treats alike: methods, and kinds of parameters, bodies and replies. */
export function kindsOf({ method, parameters = [], requestBody, responses }: Operation): string[] {
  const [[, reply]] = Object.entries(responses) as [[string, { content?: object }]];
  return [
    method,
    ...parameters.map(({ in: place, required = false, schema: { type, enum: values, items } }) =>
      [place, required, type, !!values, !!items, !!items?.enum].join(' '),
    ),
    ...Object.entries(requestBody?.content ?? {}).map(([type, { examples }]) => `body ${type} ${!!examples}`),
    ...Object.keys(reply.content ?? { none: null }).map((type) => `reply ${type}`),
  ];
}

/** Swagger UI, with this key for all operations. */
export async function openSwaggerUi(page: Page, url: string, key: string): Promise<void> {
  await page.goto(`${url}/docs`);
  await page.locator('.btn.authorize').first().click();
  await page.locator('.modal-ux input').fill(key);
  await page.locator('.modal-ux button.authorize').click();
  await page.locator('.modal-ux button.btn-done').click();
  await page.evaluate(
    `document.querySelectorAll('.opblock-tag, .models-control').forEach((part) => part.click())`,
  );
}

/** Opens an operation, executes it with its example values, and closes it again. */
export const executeShown = (page: Page, { tags, operationId }: Operation): Promise<Shown> =>
  page.evaluate<Shown>(`(${EXECUTE})(${JSON.stringify({ tags, operationId })})`);

/** In the page: what it fills in for a body, by the functions that it uses itself. */
const BODY = `async ({ path, method, type }) => {
  const { fn, specSelectors } = ui.getSystem();
  const content = ['paths', path, method, 'requestBody', 'content', type];
  const { spec: { schema, examples = {} } } = await fn.resolveSubtree(specSelectors.specJson().toJS(), content);
  const [example] = Object.values(examples);
  const body = fn.getSampleSchema(schema, type, { includeWriteOnly: true }, example?.value);
  return typeof body === 'string' ? body : JSON.stringify(body);
}`;

/** Sends an operation as Swagger UI would, with the values and the body that it fills in, and returns what it would show. */
export async function send(page: Page, url: string, key: string, operation: Operation): Promise<Shown> {
  const { method, requestBody } = operation;
  const given = (operation.parameters ?? []).flatMap((parameter) => {
    const value = filledIn(parameter) ?? '';
    return value === '' ? [] : [{ ...parameter, text: String(value) }];
  });
  const query = new URLSearchParams();
  const headers: Record<string, string> = { 'x-api-key': key };
  let { path } = operation;
  for (const { name, in: place, text } of given) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(text));
    else if (place === 'query') query.set(name, text);
    else headers[name] = text;
  }
  const init: RequestInit = { method: method.toUpperCase(), headers };
  if (requestBody) {
    const [type] = Object.keys(requestBody.content) as [string];
    headers['content-type'] = type;
    const of = { path: operation.path, method, type };
    init.body = await page.evaluate<string>(`(${BODY})(${JSON.stringify(of)})`);
  }
  const reply = await fetch(`${url}${path}?${query.toString()}`, init);
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.startsWith('application/json');
  return { status: reply.status, body: isJson ? JSON.stringify(JSON.parse(text), null, 2) : text };
}

/** The value that Swagger UI fills in for a parameter. */
export const filledIn = ({ examples, schema }: Pick<Parameter, 'examples' | 'schema'>) =>
  examples ? Object.values(examples)[0]!.value : (schema.example ?? schema.default);
