/** Origin of the rows of a page. */
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
