import { createHash } from 'node:crypto';
import { type KnownAsset, RANKED, WELL_KNOWN } from './known-asset.js';

/** Within these the rank of an asset makes no difference. */
const RANK_CLASSES = [20, 200, WELL_KNOWN, RANKED];

/** Changes where a name, a symbol or the class of a rank does. */
export function fingerprintOf(assets: readonly KnownAsset[]): string {
  const hash = createHash('sha256');
  for (const { id, rank, names, symbols } of assets) {
    const rankClass = RANK_CLASSES.findIndex((most) => rank !== null && rank <= most);
    hash.update(JSON.stringify([id, rankClass, names, symbols]));
  }
  return hash.digest('base64url');
}
