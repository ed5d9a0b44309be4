/** Where the rows of a page come from. */
export interface Origin {
  sourceId: number;
  runId: string;
  partition: string;
  fetchedAt: Date;
  /** Of records that were fetched long ago: what was fetched since stands. */
  isReplay?: boolean;
}

/** A quote or an article that was inserted or changed, by the raw row that said so. */
export interface Written {
  raw_id: string;
  inserted: boolean;
}
