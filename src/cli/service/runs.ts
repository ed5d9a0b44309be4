import type { RunReply } from '../../api/runs/run.reply.js';

export type Begun =
  | { id: number; run: RunReply }
  /** The source was running already; what `busy` reports. */
  | { id: number; run: null; busy: string };

export interface Following {
  signal: AbortSignal;
  /** Receives the progress on one line. */
  update: (line: string) => void;
}

/** Runs of a remote service, or of this process. */
export interface Runs {
  start(body: { source: string; mode?: 'backfill' }): Promise<Begun>;
  /** Does nothing if the run has ended. */
  cancel(id: number): Promise<void>;
  /** @returns the run as it ended; null once the signal aborts */
  follow(id: number, following: Following): Promise<RunReply | null>;
}
