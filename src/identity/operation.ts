import type { AssetNaming } from './naming.js';

/** `settle` combines confirmations and splits, each recorded as an operation itself, that are made and undone together. */
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

/** A listing (`source/external_id`), and the id or slug of the asset to confirm it for. */
export interface Confirmation {
  listing: string;
  asset: string;
}

/** A listing (`source/external_id`), and the id or slug of its asset; without an asset, the listing gets one of its own. */
export interface Settlement {
  listing: string;
  asset: string | null;
}

export interface OperationResult {
  id: string;
  kind: OperationKind;
  /** Current slugs of the affected assets. */
  assets: string[];
  /** Ids of the affected assets, in the same order. */
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
  /** Assets that were merged into others, with their slugs at the time. */
  merged: { id: number; slug: string; into: number }[];
  /** The asset that the operation created, and the asset that it was split from, if any. */
  made: { id: number; from: number | null } | null;
  /** Previous naming of the asset that others were merged into. */
  named: PreviousNaming | null;
  /** Assets, each with the listing that it was created for. */
  founders?: [asset: number, listing: number][];
}

export interface PreviousNaming {
  id: number;
  after: number | null;
  /** The asset's displayed name, which is not necessarily a listing's. */
  as?: AssetNaming;
}

export interface Operation {
  id: string;
  kind: OperationKind;
  before: StateBefore;
  undone_at: Date | null;
}

export const pathOf = ({ source, externalId }: ListingBefore): string => `${source}/${externalId}`;
