import type { ZodType } from 'zod';
import type { Article } from './article.js';
import type { ContractFacts } from './contract.js';
import type { Quote } from './quote.js';

export type SourceKind = 'api' | 'csv' | 'third';

/** A part of a source that makes progress on its own: one CSV file, one feed. An API has a single one. */
export interface Partition {
  /** Unique within its source and stable over runs: it names the checkpoint. */
  readonly key: string;
  /**
   * Whether nothing is to be read behind the cursor, by what the listing showed: a live run then passes the partition over.
   * Pure, and quick: a source may have a hundred thousand of them. Absent where only an upstream's answer tells.
   */
  isUnchanged?(since: Cursor): boolean;
}

/** How far a partition got. JSON that only its source understands; it must survive JSON unchanged. */
export type Cursor = Readonly<Record<string, unknown>>;

/** One item of a page as it came. */
export interface SourceRecord {
  /** Unique within the page. For CSV the line number in the file, as text. */
  readonly externalId: string;
  /** JSON as `parseJson` makes it: a number that a double would change is kept by its source text. */
  readonly payload: unknown;
  /** The payload as JSON text, spelt as it came, where it came as JSON: this is what is kept then. */
  readonly text?: string;
  /** Why it is unusable, where the source itself can see that: it is rejected for these reasons. */
  readonly reasons?: readonly Reason[];
}

/** A record that the source itself can see to be unusable, such as a line with too many fields. */
export interface BrokenRecord extends SourceRecord {
  readonly reasons: readonly Reason[];
}

/** Why a record was rejected: the field, a code for programs and a sentence for people. */
export interface Reason {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** One reading of one file from its start. A file that was rewritten gets a new generation. */
export interface CsvFile {
  readonly path: string;
  readonly generation: string;
  /** Header names as they stand in the file; a payload is an object of these. */
  readonly columns: readonly string[];
  /** How it was read: delimiter, encoding, number and date rules. */
  readonly format: Readonly<Record<string, unknown>>;
}

export interface Page<Payload = unknown> {
  readonly records: readonly SourceRecord[];
  readonly broken?: readonly BrokenRecord[];
  /** The cursor that is right once the records are stored. */
  readonly next: Cursor;
  /** Bytes read from the upstream for this page, and retries that it took. */
  readonly bytes: number;
  readonly retries: number;
  readonly fetchedAt: Date;
  /** Of files only: how far this one is read and how large it is, in bytes. */
  readonly progress?: { readonly position: number; readonly size: number };
  /** Takes the place of the source's schema where it depends on the partition, as a file's number format does. */
  readonly schema?: ZodType<Payload>;
  /** Of CSV pages only: where the lines stand. */
  readonly file?: CsvFile;
}

export interface PageRequest {
  readonly partition: Partition;
  /** The stored cursor, or null where the partition was never read. */
  readonly since: Cursor | null;
  readonly signal: AbortSignal;
  /** When the run's time is up. A source that must wait longer throws TimeBudgetSpent. */
  readonly deadline: Date;
}

export type Normalized = Quote | Article | ContractFacts;

/** The port that every upstream stands behind. */
export interface Source<Payload = unknown> {
  readonly name: string;
  readonly kind: SourceKind;
  /** Turns an untrusted payload into a Payload, or names the bad field. */
  readonly schema: ZodType<Payload>;
  /** Of a source whose schema depends on the file: the one that the lines of this reading are read by. */
  schemaOf?(file: CsvFile): ZodType<Payload>;
  /** What its cursors look like: one that an operator sets is held against it. */
  readonly cursorSchema?: ZodType;
  partitions(): Promise<readonly Partition[]>;
  /** Yields pages after `since`, in an order in which `next` may be saved page by page. Aborts with the signal. */
  pages(request: PageRequest): AsyncIterable<Page<Payload>>;
  /** Pure: no clock, no I/O. */
  normalize(payload: Payload): readonly Normalized[];
}

/** Injects `readonly Source[]`: all sources that the configuration names. */
export const SOURCES = Symbol('SOURCES');
