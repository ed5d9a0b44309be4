import type { Page, Reason, Source, SourceRecord } from '../domain/source.js';
import type { ChangeOrigin } from './drift-events.repository.js';
import type { PolicyDecision } from './policy.js';
import type { RecentPages } from './recent-pages.js';
import type { Shape } from './shape.js';

/** A page as received from its source, before validation. */
export interface ReceivedPage {
  source: Source;
  run: { id: string; sourceId: number };
  partition: string;
  page: Page;
  /** Identifies the claim, by the same object for all its pages. While claimed, no other process writes to the partition. */
  claim: object;
}

/** The result of inspecting a page. */
export interface InspectedPage {
  /** The page, with records that a frozen schema rejects moved to `broken`. */
  readonly page: Page;
  /** Converts a payload to the field names that the source knows, with discarded values as null. */
  readonly read: (payload: unknown) => unknown;
  readonly received: ReceivedPage;
  readonly origin: ChangeOrigin;
  readonly decisions: readonly PolicyDecision[];
  /** Shape of the records in this page only. */
  readonly shape: Shape;
  /** New events recorded by the latest attempt of the transaction. */
  newEvents: { id: string; decision: PolicyDecision }[];
  /** State of the partition including this page, as saved by the latest attempt of the transaction. */
  saved?: { shape: Shape; recent: RecentPages };
}

export interface PageOutcome {
  accepted: readonly { record: SourceRecord; notes?: readonly Reason[] }[];
  /** Raw row ids of the accepted records, in their order. */
  rawIds: readonly string[];
  rejected: number;
}
