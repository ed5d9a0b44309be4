import type { ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';

type Stage = 'old' | 'new';

/**
 * Determines which version of a coin a listing is. In a source that lists both "Olympus v1" and "Olympus", the plain name
 * means the new version. In a source that lists "Olympus" and "Olympus V2", it means the old one.
 */
export class CoinVersions {
  /** Versions in names, by source and base. */
  private readonly stated = new Map<string, Set<string>>();

  constructor(features: readonly ListingFeatures[]) {
    for (const listing of features) {
      const { version } = listing.name;
      if (!stageOf(version) || !listing.facts.listsEachCoinOnce) continue;
      const key = keyOf(listing);
      const existing = this.stated.get(key);
      if (existing) existing.add(version);
      else this.stated.set(key, new Set([version]));
    }
  }

  compare(a: ListingFeatures, b: ListingFeatures): Evidence {
    if (a.base !== b.base) return {};
    const [one, other] = [this.meant(a), this.meant(b)];
    if (!one || !other) return {};
    if (one !== other) return { versions_crossed: 1 };
    const areTwo = a.name.version && b.name.version && a.name.version !== b.name.version;
    return areTwo ? {} : { versions_meet: 1 };
  }

  /** The listing's version; null if unknown because the source lists several other versions. */
  private meant(listing: ListingFeatures): Stage | null {
    const { version } = listing.name;
    const versions = [...(this.stated.get(keyOf(listing)) ?? [])];
    const stage = stageOf(version);
    // "Olympus v1" beside "Olympus v2" is the old one; "V2" beside "V3" may be either.
    if (version) return versions.some((one) => one !== version && stageOf(one) === stage) ? null : stage;
    const [only, ...others] = versions;
    if (only === undefined || others.length) return null;
    return stageOf(only) === 'old' ? 'new' : 'old';
  }
}

const keyOf = ({ facts, base }: ListingFeatures) => `${facts.source} ${base}`;

function stageOf(version: string): Stage | null {
  if (/\bold\b|\bv1\b/.test(version)) return 'old';
  return /\bnew\b|\bv[2-9]\b/.test(version) ? 'new' : null;
}
