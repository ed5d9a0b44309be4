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
   * Whether the list of partitions already shows that there is nothing new after the cursor: live runs then skip the
   * partition. Must be pure and fast, because a source may have a hundred thousand partitions. Absent if only a call to
   * the upstream can tell.
   */
  isUnchanged?(since: Cursor): boolean;
  /** Whether the partition is due to be read; scheduled runs skip it otherwise. If absent, it is always due. */
  readonly isDue?: boolean;
  /** Partitions with the same group, such as feeds on one host, are read one at a time across all processes. */
  readonly group?: string;
  /** Whether it is read after all others, because earlier reads were slow or failed. */
  readonly givesWay?: boolean;
}

/** A partition's position: serialisable JSON that only its source understands. */
export type Cursor = Readonly<Record<string, unknown>>;

/** One item of a page as received. */
export interface SourceRecord {
  /** Unique within the page. For CSV files, the line number as text. */
  readonly externalId: string;
  /** JSON as parsed by `parseJson`: numbers that a double cannot represent are kept as source text. */
  readonly payload: unknown;
  /** The original JSON text, if the payload was received as JSON. It is stored instead of `payload`. */
  readonly text?: string;
  /** Reasons to reject the record, if the source itself finds it unusable. */
  readonly reasons?: readonly Reason[];
}

/** A record that cannot even be validated, such as a line with too many fields. */
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
  /** When the file was last modified. If several files contain the same quote or candle, the last modified file wins. */
  readonly modifiedAt?: Instant;
  /** Position of the file's profile, from 1. Files with an earlier profile take precedence, whenever they were modified. */
  readonly profilePosition?: number;
  /** Line number at which the page begins. It repeats rows at the end of the previous page that may have changed since. */
  readonly fromLine?: number;
  /** Set on the page with which the file has been read to its end for the first time. */
  readonly isRead?: boolean;
  /** Set if earlier readings used wrong rules. The last page then withdraws the values that only they produced. */
  readonly correction?: 'running' | 'complete';
}

/** Describes a page's place in a sweep: one reading of everything that a source lists. */
interface Sweep {
  /** When the sweep began; the same on all its pages. */
  readonly startedAt: string;
  /** On the sweep's last page only: the number of records on all its pages. */
  readonly total?: number;
  /** On the sweep's last page: too many coins are missing for the sweep to be complete. Listings stay active. */
  readonly isIncomplete?: boolean;
  /** On the sweep's last page: ids that the source lists without figures. */
  readonly withoutData?: readonly string[];
}

interface WholeList {
  /** When its reading began. */
  readonly startedAt: Instant;
  /** What precedes the position in the ids of records without one of their own. */
  readonly prefixes: readonly string[];
}

/** A fast path for reading records, with the same result as `schema` and `normalize`. */
export interface FastReader {
  /** Undefined for a record that the fast path cannot read. Whether the item may be stored is checked as usual. */
  read(payload: unknown): Normalized | undefined;
  /** Learns from a record that was read by `schema` and `normalize`, and accepted without notes. */
  learn(payload: unknown, items: readonly Normalized[]): void;
}

export interface Page<Payload = unknown> {
  readonly records: readonly SourceRecord[];
  readonly broken?: readonly BrokenRecord[];
  /** The cursor to save once the records are stored. */
  readonly next: Cursor;
  /** Number of bytes read from the upstream for this page. */
  readonly bytes: number;
  readonly retries: number;
  readonly fetchedAt: Date;
  /** For files: the number of bytes read so far, and the file size. */
  readonly progress?: { readonly position: number; readonly size: number };
  /** Overrides the source's schema, if the schema depends on the partition, such as on a file's number format. */
  readonly schema?: ZodType<Payload>;
  /** For files: a fast path for the page's records. */
  readonly fastReader?: FastReader | undefined;
  /**
   * Set on the page with which everything that the upstream lists has been read. Rejections of records that have no id of
   * their own, only a position, are then superseded unless this reading found them again.
   */
  readonly wholeList?: WholeList;
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

/** The interface that every source implements. */
export interface Source<Payload = unknown> {
  readonly name: string;
  readonly kind: SourceKind;
  /** Validates an untrusted payload; its issues name the invalid fields. */
  readonly schema: ZodType<Payload>;
  /** For sources whose schema depends on the file: the schema for its lines. */
  schemaOf?(file: CsvFile): ZodType<Payload>;
  /** Validates cursors set by an operator. */
  readonly cursorSchema?: ZodType;
  /** Number of partitions that one process reads concurrently. Overrides WORKER_CONCURRENCY. */
  readonly concurrency?: number;
  /** Number of attempts per partition in a run. Overrides PARTITION_ATTEMPTS. */
  readonly attempts?: number;
  /**
   * Number of seconds by which a run may be delayed. Partitions that must wait longer are left to a later run, as are
   * partitions that a scheduled run has not started by then. For sources that are read often, in small parts.
   */
  readonly patienceSeconds?: number;
  /** Whether a partition fails if every one of its records is rejected, however few there are. */
  readonly failsIfAllRejected?: boolean;
  partitions(): Promise<readonly Partition[]>;
  /** Yields pages after `since`, in an order that allows `next` to be saved page by page. Must abort with the signal. */
  pages(request: PageRequest): AsyncIterable<Page<Payload>>;
  /** For upstreams that serve history. Files are read again from their start instead. */
  readonly backfill?: Backfill<Payload>;
  /** Problems with fields that are read as null although the payload as a whole is valid. */
  notes?(payload: Payload): readonly Reason[] | undefined;
  /** Pure: no clock, no I/O. */
  normalize(payload: Payload): readonly Normalized[];
}

/** Injection token for `readonly Source[]`: the configured sources. */
export const SOURCES = Symbol('SOURCES');
