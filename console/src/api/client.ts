import createClient from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import { ProblemError } from './problem.js';
import type { components, paths } from './schema.js';

/** Its first header has the service take the session's cookie for changes. */
export const client = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl: window.location.origin,
  // Decimals as text: no digit passes through a double.
  headers: { 'x-kasparro-console': '1', prefer: 'numbers=string' },
});

client.use({
  async onResponse({ response }) {
    if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return;
    throw new ProblemError((await response.json()) as components['schemas']['Problem']);
  },
});

/** Questions and changes as hooks, typed by the OpenAPI document. */
export const api = createHooks(client);

/**
 * What a reply holds.
 * @throws ProblemError
 */
export async function dataOf<T>(reply: Promise<{ data?: T }>): Promise<T> {
  const { data } = await reply;
  if (data === undefined) throw new Error('The service answered something else than its document says.');
  return data;
}
