import type { AssetPage } from '../../api/assets/assets.reply.js';
import { nearest } from '../../config/known-keys.js';
import { Refused } from './problem-text.js';
import type { ServiceClient } from './service-client.js';

const UNKNOWN = /^Asset "?(.+?)"? does not exist\.$/;

/** For a refusal because there is no such asset: the same with the most similar slug. Other errors stay as they are. */
export async function withNearestAsset(error: unknown, service: ServiceClient): Promise<unknown> {
  if (!(error instanceof Refused)) return error;
  const { detail } = error.problem;
  const unknown = UNKNOWN.exec(detail)?.[1];
  if (unknown === undefined) return error;
  // The start of a word is what the search finds, and what is seldom mistyped.
  const q = unknown.slice(0, 3);
  const similar = await service.get<AssetPage>('/assets', { q, limit: '100' }).catch(() => null);
  const meant = nearest(unknown, similar?.value.data.map(({ slug }) => slug) ?? []);
  return meant ? new Refused({ ...error.problem, detail: `${detail} Did you mean ${meant}?` }) : error;
}
