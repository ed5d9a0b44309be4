/** A job as the queue hands it out. */
export interface ClaimedJob {
  id: string;
  runId: string;
  partition: string;
  /** Aborts when another worker has the job, or somebody cancelled it. */
  claim: AbortSignal;
  /** Aborts when the process stops. */
  stop: AbortSignal;
}
