import type { ZodType } from 'zod';
import type { Article } from './article.js';
import type { Candle, Interval } from './candle.js';
import type { ContractFacts } from './contract.js';
import type { HistoryPlan, HistorySpan, PastKind } from './history.js';
import type { Instant, Quote } from './quote.js';
import type { Rate } from './rate.js';

export type SourceKind = 'api' | 'csv' | 'third';

/** A part of a source that progresses independently: a CSV file or a feed. An API has a single one. */
export interface Partition {
  /** Unique within its source and stable across runs: identifies the checkpoint. */
  readonly key: string;
  /**
   * Whether there is nothing new after the cursor, judged by the listing alone: live runs skip such partitions. Must be
   * pure and fast, because a source may have a hundred thousand partitions. Absent if only the upstream can tell.
   */
  isUnchanged?(since: Cursor): boolean;
  /** Whether it is due; scheduled runs skip partitions that are not. Absent means always. */
  readonly isDue?: boolean;
  /** Partitions of the same group, such as feeds on one host, are read one at a time across all processes. */
  readonly group?: string;
  /** Whether earlier reads were slow; such partitions come last. */
  readonly isSlow?: boolean;
}

/** Progress of a partition. JSON that only its source understands and that must survive serialisation. */
export type Cursor = Readonly<Record<string, unknown>>;

/** One item of a page as received. */
export interface SourceRecord {
  /** Unique within the page. For CSV the line number, as text. */
  readonly externalId: string;
  /** JSON as parsed by `parseJson`: numbers that a double cannot represent are kept as source text. */
  readonly payload: unknown;
  /** The payload's original JSON text, if it was JSON; this is what gets stored. */
  readonly text?: string;
  /** Reasons to reject the record, if the source can see that it is unusable. */
  readonly reasons?: readonly Reason[];
}

/** A record that is unusable from the start, such as a line with too many fields. */
export interface BrokenRecord extends SourceRecord {
  readonly reasons: readonly Reason[];
}

/** Why a record was rejected: the field, a code for programs and a sentence for people. */
export interface Reason {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** One reading of a file from its start. A rewritten file gets a new generation. */
export interface CsvFile {
  readonly path: string;
  readonly generation: string;
  /** Header names as in the file; a payload is an object with these keys. */
  readonly columns: readonly string[];
  /** How the file is read: delimiter, encoding, number and date rules. */
  readonly format: Readonly<Record<string, unknown>>;
  /** When it was last modified. If several files have the same quote or candle, the file modified last wins. */
  readonly modifiedAt?: Instant;
  /** The position of its profile, from 1. Files with an earlier profile take precedence, whenever they were modified. */
  readonly profilePosition?: number;
  /** The line in which the page begins. If the previous page ended with rows that may still change, they start here. */
  readonly fromLine?: number;
  /** Set on the page that completes this reading for the first time. */
  readonly isRead?: boolean;
  /** Set if earlier readings used wrong rules. The page that completes this one withdraws values that only they produced. */
  readonly correction?: 'running' | 'complete';
}

/** A reading of everything a source lists, page by page. */
interface Sweep {
  /** The same on all its pages. */
  readonly startedAt: string;
  /** On its last page only: the number of records on all its pages. */
  readonly total?: number;
  /** On its last page, if too many coins are missing for those to be gone: listings stay active. */
  readonly isIncomplete?: boolean;
  /** On its last page: ids that are listed, but for which there are no figures. */
  readonly withoutData?: readonly string[];
}

/** A quick way to read records, with the same result as schema and `normalize`. */
export interface Shortcut {
  /** Undefined for records that it cannot read. Whether the item may be stored is checked as usual. */
  read(payload: unknown): Normalized | undefined;
  /** Learns from a record that was read in the usual way and accepted without notes. */
  learn(payload: unknown, items: readonly Normalized[]): void;
}

export interface Page<Payload = unknown> {
  readonly records: readonly SourceRecord[];
  readonly broken?: readonly BrokenRecord[];
  /** The cursor to save once the records are stored. */
  readonly next: Cursor;
  /** Bytes read from the upstream for this page, and retries. */
  readonly bytes: number;
  readonly retries: number;
  readonly fetchedAt: Date;
  /** For files: bytes read so far, and the file size. */
  readonly progress?: { readonly position: number; readonly size: number };
  /** Replaces the source's schema where it depends on the partition, such as a file's number format. */
  readonly schema?: ZodType<Payload>;
  /** For files. */
  readonly shortcut?: Shortcut | undefined;
  /** For CSV: the file the lines belong to. */
  readonly file?: CsvFile;
  /** For APIs that list all their coins: listings missing from a complete sweep become inactive. */
  readonly sweep?: Sweep;
}

export interface PageRequest {
  readonly partition: Partition;
  /** The stored cursor; null if the partition has never been read. */
  readonly since: Cursor | null;
  readonly signal: AbortSignal;
  /** End of the run's time budget. A source that must wait beyond it throws TimeBudgetSpent. */
  readonly deadline: Date;
}

/** For upstreams that serve history: how a backfill reads it. */
export interface Backfill<Payload = unknown> {
  /** @throws RunError if the upstream or its plan does not reach back that far */
  plan(span: HistorySpan): Promise<HistoryPlan>;
  /** The kinds of data whose gaps it can fill, at this interval. */
  serves(interval: Interval): readonly PastKind[];
  /** Like live pages, but with the backfill's own cursor. */
  pages(request: PageRequest, span: HistorySpan): AsyncIterable<Page<Payload>>;
}

export type Normalized = Quote | Candle | Article | ContractFacts | Rate;

/** The interface every upstream is implemented behind. */
export interface Source<Payload = unknown> {
  readonly name: string;
  readonly kind: SourceKind;
  /** Validates an untrusted payload, naming the bad field. */
  readonly schema: ZodType<Payload>;
  /** For sources whose schema depends on the file: the schema for its lines. */
  schemaOf?(file: CsvFile): ZodType<Payload>;
  /** Validates cursors set by an operator. */
  readonly cursorSchema?: ZodType;
  /** Partitions that one process reads at once, instead of WORKER_CONCURRENCY. */
  readonly concurrency?: number;
  /** Attempts per partition in a run, instead of PARTITION_ATTEMPTS. */
  readonly attempts?: number;
  /**
   * Seconds for which a run may be delayed: partitions that must wait longer are left to a later run, and so are those
   * that a scheduled run has not started by then. For sources that are read often, in small parts.
   */
  readonly patienceSeconds?: number;
  /** Whether a partition fails if every one of its records is rejected, however few there are. */
  readonly failsIfAllRejected?: boolean;
  partitions(): Promise<readonly Partition[]>;
  /** Yields pages after `since`, in an order in which `next` may be saved page by page. Must abort with the signal. */
  pages(request: PageRequest): AsyncIterable<Page<Payload>>;
  /** For upstreams that serve history. Files are read again from their start instead. */
  readonly backfill?: Backfill<Payload>;
  /** The problems with fields of a valid payload that are read as null. */
  notes?(payload: Payload): readonly Reason[] | undefined;
  /** Pure: no clock, no I/O. */
  normalize(payload: Payload): readonly Normalized[];
}

/** Injection token for `readonly Source[]`: the configured sources. */
export const SOURCES = Symbol('SOURCES');
