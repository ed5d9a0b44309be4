import createClient from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import { ProblemError } from './problem.js';
import type { components, paths } from './schema.js';

/** Without the first header, the service ignores the session cookie for changes (CSRF protection). */
export const client = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl: window.location.origin,
  // Requests decimals as text, so that no digit is lost in a double.
  headers: { 'x-kasparro-console': '1', prefer: 'numbers=string' },
});

client.use({
  async onResponse({ response }) {
    if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return;
    throw new ProblemError((await response.json()) as components['schemas']['Problem']);
  },
});

/** Hooks for queries and mutations, typed by the OpenAPI document. */
export const api = createHooks(client);

/**
 * Resolves to the body of a reply.
 * @throws ProblemError
 */
export async function dataOf<T>(reply: Promise<{ data?: T }>): Promise<T> {
  const { data } = await reply;
  if (data === undefined) throw new Error('The reply does not match the OpenAPI document.');
  return data;
}
