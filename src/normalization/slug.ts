import { createHash } from 'node:crypto';

/**
 * Candidates for an asset's slug in URLs, best first; later ones are used if earlier ones are taken.
 * @param key a text that distinguishes the asset from all others
 */
export function slugCandidates(asset: { symbol: string | null; name: string; key: string }): string[] {
  const hash = createHash('sha256').update(asset.key).digest('hex').slice(0, 8);
  const symbol = slug(asset.symbol ?? '');
  const name = slug(asset.name) || symbol || `asset-${hash}`;
  const withSymbol = [name, symbol].filter(Boolean).join('-');
  return [name, withSymbol, `${withSymbol}-${hash}`];
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
