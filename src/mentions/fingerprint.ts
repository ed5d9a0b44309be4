import { createHash } from 'node:crypto';
import { VERSION } from '../config/version.js';
import {
  type NamedAsset,
  MAX_RANK_OF_NAME_IN_TRADE,
  MAX_RANK_OF_NAME_ALONE,
  MAX_RANK_OF_SYMBOL_ALONE,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';

/** Ranks within the same class are treated alike. */
const RANK_CLASSES = [
  MAX_RANK_OF_SYMBOL_ALONE,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
  MAX_RANK_OF_NAME_ALONE,
  MAX_RANK_OF_NAME_IN_TRADE,
];

/** A hash that changes when a name, a symbol or a rank class does, and with each version, whose rules may differ. */
export function fingerprintOf(assets: readonly NamedAsset[], version = VERSION): string {
  const hash = createHash('sha256').update(version);
  for (const { id, rank, names, symbols } of assets) {
    const rankClass = RANK_CLASSES.findIndex((most) => rank !== null && rank <= most);
    hash.update(JSON.stringify([id, rankClass, names, symbols]));
  }
  return hash.digest('base64url');
}
