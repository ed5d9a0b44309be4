import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.js';

type Types = 'application/json' | 'application/problem+json';
export type Kasparro = Client<paths, Types>;

interface Page<Item> {
  data: Item[];
  metadata: { next_cursor: string | number | null };
}

/** A client of a running service. Decimals are strings. The key is needed for changes, and for reads where they are closed. */
export function kasparro(baseUrl: string, key?: string): Kasparro {
  const headers = { prefer: 'numbers=string', ...(key !== undefined && { 'x-api-key': key }) };
  return createClient<paths, Types>({ baseUrl, headers });
}

/** An unsuccessful reply, with its problem details. */
export class KasparroError extends Error {
  constructor(readonly problem: { code: string; detail: string; status: number; retry_after?: number }) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

/** The problem in an unsuccessful reply. A proxy may have sent something else as its body. */
export function problemOf({ status, statusText }: Response, body: unknown): KasparroError['problem'] {
  return { code: 'unknown', detail: statusText, ...(typeof body === 'object' ? body : null), status };
}

/**
 * All items of a list, page after page: `each((cursor) => client.GET('/data', { params: { query: { cursor } } }))`.
 * @throws KasparroError
 */
export async function* each<Item, Cursor extends string | number>(
  read: (cursor: Cursor | undefined) => Promise<{ data?: Page<Item>; error?: unknown; response: Response }>,
): AsyncGenerator<Item> {
  let cursor: Cursor | undefined;
  do {
    const { data: page, error, response } = await read(cursor);
    if (!page) throw new KasparroError(problemOf(response, error));
    yield* page.data;
    cursor = (page.metadata.next_cursor ?? undefined) as Cursor | undefined;
  } while (cursor !== undefined);
}
