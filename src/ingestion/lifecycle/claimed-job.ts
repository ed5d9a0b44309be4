/** A job as handed out by the queue. */
export interface ClaimedJob {
  id: string;
  runId: string;
  partition: string;
  group?: string;
  /** Aborts when the job goes to another worker or is cancelled. */
  claim: AbortSignal;
  /** Aborts when the process stops. */
  stop: AbortSignal;
}
