import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from './failure.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Tries the step again while the database is away, until it is done or the signal aborts. */
export async function untilDatabaseAnswers(step: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await step();
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || signal.aborted) throw error;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
