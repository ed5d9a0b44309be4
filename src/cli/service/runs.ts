import type { RunReply } from '../../api/runs/run.reply.js';

export type StartedRun =
  | { id: number; run: RunReply }
  /** The source already had an unfinished run; `busy` is the message for the user. */
  | { id: number; run: null; busy: string };

export interface FollowOptions {
  signal: AbortSignal;
  /** Receives the run's progress as one line of text. */
  update: (line: string) => void;
}

/** Starts, follows and cancels runs in a remote service or in this process. */
export interface Runs {
  start(body: { source: string; mode?: 'backfill' }): Promise<StartedRun>;
  /** Cancels the run; does nothing if it has ended. */
  cancel(id: number): Promise<void>;
  /** @returns the run as it ended; null if the signal aborts first */
  follow(id: number, following: FollowOptions): Promise<RunReply | null>;
}
