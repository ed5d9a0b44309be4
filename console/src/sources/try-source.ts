import { client, dataOf } from '../api/client.js';
import { type Json, parseLossless } from '../api/lossless.js';
import type { components } from '../api/schema.js';

type Check = components['schemas']['SourceCheck'];

export interface CheckedSource {
  check: Check;
  /** The source's first items, with all digits of their amounts. */
  items: readonly Record<string, Json>[];
  /** The payloads of the source's first rejections. */
  payloads: readonly Json[];
}

/**
 * Asks the service what the first page of a source would store. Nothing is stored.
 * @throws ProblemError
 */
export async function trySource({ name, source }: { name: string; source: string }): Promise<CheckedSource> {
  const text = await dataOf(
    client.POST('/sources/check', {
      params: { query: { name } },
      headers: { 'content-type': 'application/yaml' },
      body: source,
      bodySerializer: (body) => body,
      parseAs: 'text',
    }),
  );
  const { items, rejections } = parseLossless(text) as unknown as {
    items: CheckedSource['items'];
    rejections: { payload: Json }[];
  };
  return { check: JSON.parse(text) as Check, items, payloads: rejections.map(({ payload }) => payload) };
}
