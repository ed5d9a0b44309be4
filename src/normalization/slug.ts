import { hash } from 'node:crypto';
import { withoutInvisible } from '../domain/invisible.js';

/**
 * Candidates for an asset's slug in URLs, best first; later ones are used if earlier ones are taken.
 * @param key a text that distinguishes the asset from all others
 */
export function slugCandidates(asset: { symbol: string | null; name: string; key: string }): string[] {
  const suffix = hash('sha256', asset.key).slice(0, 8);
  const symbol = slug(asset.symbol ?? '');
  const name = slug(asset.name) || symbol || `asset-${suffix}`;
  const withSymbol = [name, symbol].filter(Boolean).join('-');
  return [name, withSymbol, `${withSymbol}-${suffix}`];
}

const IS_ASCII = /^[ -~]*$/;

function slug(text: string): string {
  const plain = IS_ASCII.test(text) ? text : withoutInvisible(text.normalize('NFKD')).replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
