import type { AssetNaming } from './naming.js';

/** `settle` combines several confirmations and splits, each an operation itself, that are made and undone together. */
export type OperationKind = 'merge' | 'split' | 'confirm' | 'mapping' | 'settle';

/** The target does not exist, or the operation is impossible in the current state. */
export class OperationError extends Error {
  constructor(
    readonly code: 'not_found' | 'conflict',
    message: string,
  ) {
    super(message);
  }
}

/** Who performs the operation, and why. */
export interface Attribution {
  actor: string;
  reason: string | null;
}

/** A listing, as `source/external_id`, and the id or slug of its asset. */
export interface Confirmation {
  listing: string;
  asset: string;
}

/** The same; without an asset, the listing gets one of its own. */
export interface Settlement {
  listing: string;
  asset: string | null;
}

export interface OperationResult {
  id: string;
  kind: OperationKind;
  /** Current slugs of the affected assets. */
  assets: string[];
  /** Their ids, in the same order. */
  assetIds: string[];
}

/** A listing as it was before the operation. */
export interface ListingBefore {
  id: number;
  source: string;
  externalId: string;
  assetId: number | null;
  byHand: boolean;
  state: string | null;
  confidence: number | null;
}

export interface StateBefore {
  listings: ListingBefore[];
  /** Assets merged away, with their slugs at the time. */
  merged: { id: number; slug: string; into: number }[];
  /** The asset created by the operation, and the one it was split from, if any. */
  made: { id: number; from: number | null } | null;
  /** Previous naming of the asset others were merged into. */
  named: Named | null;
  /** Listing each asset was created for, by asset. */
  founders?: [asset: number, listing: number][];
}

export interface Named {
  id: number;
  after: number | null;
  /** Its displayed name, which need not come from a listing. */
  as?: AssetNaming;
}

export interface Operation {
  id: string;
  kind: OperationKind;
  before: StateBefore;
  undone_at: Date | null;
}

export const pathOf = ({ source, externalId }: ListingBefore): string => `${source}/${externalId}`;
