import { setTimeout as delay } from 'node:timers/promises';
import type { components, paths } from './api.js';
import { KasparroError, problemOf } from './client.js';

export interface Change {
  /** `withdrawn`: the item is no longer there; these are its last values. */
  event: 'item' | 'withdrawn';
  item: components['schemas']['Item'];
  /** The position after this change: pass it as `after` to continue from here. */
  place: string;
}

export interface Follow {
  filters?: NonNullable<paths['/data/stream']['get']['parameters']['query']>;
  key?: string;
  /** The `place` of the last change that was dealt with. */
  after?: string;
  signal?: AbortSignal;
}

const MAX_WAIT_MS = 60_000;
/** Replies of a service that is busy or restarting, and of a proxy in front of it. */
const TEMPORARY = [429, 502, 503, 504];

/**
 * Every version of an item as it is committed, forever, or until the signal aborts. After a lost connection, it continues where it stopped.
 * @throws KasparroError if the service refuses for another reason than being busy or away
 * @throws TypeError if the base URL is none
 */
export async function* follow(
  baseUrl: string,
  { filters = {}, key, after, signal }: Follow = {},
): AsyncGenerator<Change> {
  if (!/^https?:\/\/[^/]/i.test(baseUrl))
    throw new TypeError(`expected a base URL such as http://localhost:3000, got ${JSON.stringify(baseUrl)}`);
  let place = after;
  let waitMs = 1000;
  while (!signal?.aborted) {
    try {
      for await (const change of connection(baseUrl, { filters, key, after: place, signal })) {
        place = change.place;
        waitMs = 1000;
        if ('event' in change) yield change;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof KasparroError && !TEMPORARY.includes(error.problem.status)) throw error;
      if (error instanceof KasparroError) waitMs = Math.max(waitMs, 1000 * (error.problem.retry_after ?? 0));
    }
    await delay(waitMs, undefined, { signal }).catch(() => undefined);
    waitMs = Math.min(2 * waitMs, MAX_WAIT_MS);
  }
}

async function* connection(
  baseUrl: string,
  { filters, key, after, signal }: Follow,
): AsyncGenerator<Change | { place: string }> {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/data/stream`);
  for (const [name, value] of Object.entries(filters!))
    for (const one of [value].flat()) if (one !== undefined) url.searchParams.append(name, String(one));
  const headers = {
    prefer: 'numbers=string',
    ...(key !== undefined && { 'x-api-key': key }),
    ...(after !== undefined && { 'last-event-id': after }),
  };
  const response = await fetch(url, { headers, signal: signal ?? null });
  if (!response.ok) throw new KasparroError(problemOf(response, await response.json().catch(() => null)));
  let rest = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop()!;
    yield* blocks.flatMap(changeOf);
  }
}

/** A block without data moves the place, so that a filter that finds nothing does not fall behind. */
function changeOf(block: string): (Change | { place: string })[] {
  const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s) as [string, string]));
  const place = fields.get('id');
  if (!place) return [];
  const data = fields.get('data');
  if (!data) return [{ place }];
  return [{ event: fields.get('event') as Change['event'], item: JSON.parse(data) as Change['item'], place }];
}
