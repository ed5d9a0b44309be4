import type { NamedAsset } from './named-asset.js';

/** The parts of an article that are searched, and its address, which may show what it is about. */
export interface ArticleText {
  readonly title: string;
  readonly summary: string | null;
  readonly categories: readonly string[];
  readonly url: string | null;
}

/** A place in an article that mentions an asset. */
interface Evidence {
  readonly by: 'name' | 'symbol' | 'category';
  readonly text: string;
  readonly in: 'title' | 'summary' | 'categories';
  /** Why it counts: `cashtag`, `pair`, `name`, `context` … */
  readonly why: string;
}

export interface Finding {
  readonly asset: NamedAsset;
  readonly evidence: Evidence;
  /** How often evidence of this kind is right, from 0 to 1. */
  readonly weight: number;
}

export interface Mention {
  readonly assetId: number;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}
