import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 10;

/** Polls for a condition that no event reports. It pauses between checks, which would otherwise take processor time from the awaited work. */
export async function until(condition: () => unknown): Promise<void> {
  while (!(await condition())) await sleep(PAUSE_MS);
}
