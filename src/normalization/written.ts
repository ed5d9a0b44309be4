/** Origin of the rows in a page. */
export interface Origin {
  sourceId: number;
  runId: string;
  partition: string;
  fetchedAt: Date;
  /** Whether the records were fetched long ago, so newer data takes precedence. */
  isReplay?: boolean;
}

/** A quote, candle or article that was inserted or changed, with its raw row. */
export interface Written {
  raw_id: string;
  inserted: boolean;
}

/** A row that an upsert inserted or updated; not written if only its raw row changed. */
export interface Upserted extends Written {
  isWritten: boolean;
}
