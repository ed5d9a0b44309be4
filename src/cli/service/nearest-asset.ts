import type { AssetPage } from '../../api/assets/assets.reply.js';
import { nearest } from '../../config/known-keys.js';
import { ServiceRefused } from './problem-text.js';
import type { ServiceClient } from './service-client.js';

const UNKNOWN = /Asset "?(.+?)"? does not exist\.$|there is no asset "(.+?)"/;

/** The reply of the service. If it refuses a misspelt slug, the error suggests the intended one. */
export function orNearest<Value>(reply: Promise<Value>, service: ServiceClient): Promise<Value> {
  return reply.catch(async (error: unknown) => {
    throw await withNearestAsset(error, service);
  });
}

async function withNearestAsset(error: unknown, service: ServiceClient): Promise<unknown> {
  if (!(error instanceof ServiceRefused)) return error;
  const { detail } = error.problem;
  const [, named, given] = UNKNOWN.exec(detail) ?? [];
  const unknown = named ?? given;
  const meant = unknown && (await nearestAsset(unknown, service));
  return meant
    ? new ServiceRefused({ ...error.problem, detail: `${sentence(detail)} Did you mean ${meant}?` })
    : error;
}

/** The slug of the asset with this symbol, otherwise the slug most similar to a misspelt one; undefined if none is similar. */
export async function nearestAsset(unknown: string, service: ServiceClient): Promise<string | undefined> {
  // The search matches beginnings of words, which are seldom mistyped.
  const q = unknown.slice(0, 3);
  const similar = await service.get<AssetPage>('/assets', { q, limit: '100' }).catch(() => null);
  const assets = similar?.value.data ?? [];
  const named = assets.find(({ symbol }) => symbol?.toLowerCase() === unknown.toLowerCase());
  return (
    named?.slug ??
    nearest(
      unknown,
      assets.map(({ slug }) => slug),
    )
  );
}

/**
 * A list filtered by a nonexistent asset is empty, which looks as if the asset had no data.
 * @throws Refused for the first of these slugs or ids, separated by commas, that does not exist
 */
export async function assertAssets(slugs: string, service: ServiceClient): Promise<void> {
  for (const slug of slugs.split(','))
    await orNearest(service.get(`/assets/${encodeURIComponent(slug.trim())}`), service);
}

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);
