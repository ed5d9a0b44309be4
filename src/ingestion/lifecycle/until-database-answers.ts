import { setTimeout as sleep } from 'node:timers/promises';
import { isRetryable } from './failure.js';

const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 10_000;

/** Retries the step while the database is down, until the step succeeds or the signal aborts. */
export async function untilDatabaseAnswers<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    try {
      return await step();
    } catch (error) {
      if (!isRetryable(error) || signal.aborted) throw error;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
