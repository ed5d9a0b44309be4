import type { Page, Reason, Source, SourceRecord } from '../domain/source.js';
import type { ChangeOrigin } from './drift-events.repository.js';
import type { PolicyDecision } from './policy.js';
import type { RecentPages } from './recent-pages.js';
import type { Shape } from './shape.js';

/** A page as received, before it is read. */
export interface ReceivedPage {
  source: Source;
  run: { id: string; sourceId: number };
  partition: string;
  page: Page;
  /** The same object for all pages of a claim; while it exists, no one else writes to the partition. */
  claim: object;
}

/** The result of inspecting a page. */
export interface InspectedPage {
  /** Records rejected by a frozen schema are moved to the broken ones. */
  readonly page: Page;
  /** The payload under the names the source knows, with discarded values read as null. */
  readonly read: (payload: unknown) => unknown;
  readonly received: ReceivedPage;
  readonly origin: ChangeOrigin;
  readonly decisions: readonly PolicyDecision[];
  /** Of this page only. */
  readonly shape: Shape;
  /** New events recorded by the latest attempt of the transaction. */
  newEvents: { id: string; decision: PolicyDecision }[];
  /** State of the partition including this page, as saved by the latest attempt of the transaction. */
  saved?: { shape: Shape; recent: RecentPages };
}

export interface PageOutcome {
  accepted: readonly { record: SourceRecord; notes?: readonly Reason[] }[];
  /** In the order of the accepted records. */
  rawIds: readonly string[];
  rejected: number;
}
