import { setTimeout as sleep } from 'node:timers/promises';

const MIN_PAUSE_MS = 10;
const MAX_PAUSE_MS = 40;

/**
 * Polls for a condition that no event reports, less often the longer it takes: each check takes processor time from the
 * awaited work.
 */
export async function until(condition: () => unknown): Promise<void> {
  for (let pause = MIN_PAUSE_MS; !(await condition()); pause = Math.min(pause * 1.1, MAX_PAUSE_MS))
    await sleep(pause);
}
