import { type Config, parseConfig } from '../../src/config/config.js';
import type { Cursor, Page, Source } from '../../src/domain/source.js';
import type { HttpClient } from '../../src/sources/http/http-client.js';
import type { HttpRequest } from '../../src/sources/http/http.js';

interface Reading {
  signal?: AbortSignal;
  /** Collects the pages that are read before a failure. */
  into?: Page[];
  /** The first partition unless given. */
  key?: string;
}

/** Reads a partition of a source to its end, after `since`, within a minute. */
export async function readPages(
  source: Source,
  since: Cursor | null = null,
  { signal = new AbortController().signal, into = [], key }: Reading = {},
): Promise<Page[]> {
  const partitions = await source.partitions();
  const partition = key === undefined ? partitions[0] : partitions.find((one) => one.key === key);
  const deadline = new Date(Date.now() + 60_000);
  for await (const page of source.pages({ partition: partition!, since, signal, deadline })) into.push(page);
  return into;
}

/** The URL that a source calls first. The call is not made: it would leave this machine. */
export async function requestedUrl(
  type: new (config: Config, http: HttpClient) => Source,
  config: Partial<Config>,
): Promise<string> {
  const asked = Promise.withResolvers<string>();
  const get = ({ url }: HttpRequest) => {
    asked.resolve(url);
    return Promise.reject(new Error('not called'));
  };
  const source = new type({ ...parseConfig({}), ...config }, { get } as unknown as HttpClient);
  await readPages(source).catch(asked.reject);
  return asked.promise;
}
