import type { ZodType } from 'zod';
import type { Article } from './article.js';
import type { Candle, Interval } from './candle.js';
import type { ContractFacts } from './contract.js';
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
  /** Whether it is time to read it: scheduled runs leave out what is not due. Absent: always. */
  readonly isDue?: boolean;
  /** Partitions of one group, such as feeds of a host, are read one at a time, by all processes together. */
  readonly group?: string;
  /** Whether it takes long, as known from earlier reads: others come first. */
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
  /** When it was last modified. Where several files have the same quote or candle, that of the file modified last counts. */
  readonly modifiedAt?: Instant;
  /** The place of its profile, from 1: files with an earlier one take precedence whenever they were modified. */
  readonly profilePosition?: number;
  /** The line that the page begins in. Where the page before it ended in rows that may change, they are from here on. */
  readonly fromLine?: number;
  /** Set on the page with which this reading comes to an end for the first time. */
  readonly isRead?: boolean;
  /** Set if earlier readings went by wrong rules: what only they said is withdrawn with the page that completes this one. */
  readonly correction?: 'running' | 'complete';
}

/** A reading of all that a source lists, page by page. */
interface Sweep {
  /** The same on all its pages. */
  readonly startedAt: string;
  /** On its last page only: the number of records on all its pages. */
  readonly total?: number;
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
  /** For CSV: the file the lines belong to. */
  readonly file?: CsvFile;
  /** For APIs that list all their coins: listings that a complete sweep is without become inactive. */
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

/** Quotes or candles that a listing lacks for a while. */
export interface Gap {
  readonly externalId: string;
  readonly currency: string;
  readonly kind: PastKind;
  /** ISO 8601; `until` is exclusive. */
  readonly since: Instant;
  readonly until: Instant;
}
export const PAST_KINDS = ['quote', 'candle'] as const;
export type PastKind = (typeof PAST_KINDS)[number];

/** A span of the past, of all listings or of some. */
export interface HistorySpan {
  /** ISO 8601 dates or times with a zone; `since` is inclusive, `until` exclusive. */
  readonly since: Instant;
  readonly until: Instant;
  /** Those that were asked for; a source may require some. */
  readonly listings: readonly {
    readonly externalId: string;
    readonly symbol: string | null;
    readonly name: string;
  }[];
  /** Of a fill: only these parts of the span are read. The gaps of a listing are in order and do not overlap. */
  readonly fill?: { readonly interval: Interval; readonly gaps: readonly Gap[] };
}

/** What reading a span costs, before it is read. */
export interface HistoryPlan {
  readonly partitions: readonly { readonly key: string; readonly calls: number }[];
  /** How many calls of the upstream's limits are allowed in a minute. */
  readonly callsPerMinute: number;
}

/** For upstreams that serve the past: what a backfill reads. */
export interface Backfill<Payload = unknown> {
  /** @throws RunError if the upstream or its plan does not reach back so far */
  plan(span: HistorySpan): Promise<HistoryPlan>;
  /** What it can close gaps of, looked for by this interval. */
  serves(interval: Interval): readonly PastKind[];
  /** As for live pages, under a cursor of the backfill's own. */
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
   * Seconds for which a run may be held up: partitions that must wait for longer are left to a later run, and so are those
   * that a scheduled run has not begun by then. For sources that are read often, in small parts.
   */
  readonly patienceSeconds?: number;
  /** Whether a partition fails if every one of its records is rejected, however few there are. */
  readonly failsIfAllRejected?: boolean;
  partitions(): Promise<readonly Partition[]>;
  /** Yields pages after `since`, in an order in which `next` may be saved page by page. Must abort with the signal. */
  pages(request: PageRequest): AsyncIterable<Page<Payload>>;
  /** For upstreams that serve the past. Files are read again from their start instead. */
  readonly backfill?: Backfill<Payload>;
  /** What is wrong with fields of a valid payload that are read as null. */
  notes?(payload: Payload): readonly Reason[] | undefined;
  /** Pure: no clock, no I/O. */
  normalize(payload: Payload): readonly Normalized[];
}

/** Injection token for `readonly Source[]`: the configured sources. */
export const SOURCES = Symbol('SOURCES');
