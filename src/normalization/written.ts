/** The origin of a page's rows: source, run and partition. */
export interface Origin {
  sourceId: number;
  runId: string;
  partition: string;
  fetchedAt: Date;
  /** Whether a replay reads the records again: newer data then takes precedence. */
  isReplay?: boolean;
}

/** A quote, candle or article that was inserted or changed, identified by its raw row. */
export interface WrittenRow {
  raw_id: string;
  inserted: boolean;
}

/** A row that an upsert inserted or updated. It does not count as written if only its raw row changed. */
export interface UpsertedRow extends WrittenRow {
  isWritten: boolean;
}
