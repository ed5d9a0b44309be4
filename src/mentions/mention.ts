import type { KnownAsset } from './known-asset.js';

/** What is read of an article. */
export interface ArticleText {
  readonly title: string;
  readonly summary: string | null;
  readonly categories: readonly string[];
}

/** One place that speaks of an asset. */
interface Evidence {
  readonly by: 'name' | 'symbol' | 'category';
  readonly text: string;
  readonly in: 'title' | 'summary' | 'categories';
  /** What made it count: `cashtag`, `pair`, `name`, `context` … */
  readonly why: string;
}

export interface Finding {
  readonly asset: KnownAsset;
  readonly evidence: Evidence;
  /** From 0 to 1: how often evidence of this sort is right. */
  readonly weight: number;
}

export interface Mention {
  readonly assetId: number;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}
