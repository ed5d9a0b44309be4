import type { Page, Source, SourceRecord } from '../domain/source.js';
import type { ChangeOrigin } from './drift-events.repository.js';
import type { PolicyDecision } from './policy.js';
import type { RecentPages } from './recent-pages.js';
import type { Shape } from './shape.js';

/** A page that is about to be read. */
export interface ReceivedPage {
  source: Source;
  run: { id: string; sourceId: number };
  partition: string;
  page: Page;
  /** The same object for all pages of one claim of the partition: as long as it is held, nobody else writes of it. */
  claim: object;
}

/** What became of a page at the gate. */
export interface InspectedPage {
  /** Without the records that a frozen schema refuses: they are among the broken ones. */
  readonly page: Page;
  /** The payload under the names that the source knows, values that do not fit discarded. */
  readonly read: (payload: unknown) => unknown;
  readonly received: ReceivedPage;
  readonly origin: ChangeOrigin;
  readonly decisions: readonly PolicyDecision[];
  /** Of this page alone. */
  readonly shape: Shape;
  /** What the last try of the transaction noted first. */
  newEvents: { id: string; decision: PolicyDecision }[];
  /** Of the partition with this page, as the last try of the transaction kept it. */
  saved?: { shape: Shape; recent: RecentPages };
}

export interface PageOutcome {
  accepted: readonly { record: SourceRecord }[];
  /** Of the accepted, in their order. */
  rawIds: readonly string[];
  rejected: number;
}
