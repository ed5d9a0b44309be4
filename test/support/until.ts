import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 10;

/** Waits for what no event tells. It asks with pauses: who asks without takes the processor from what is waited for. */
export async function until(condition: () => unknown): Promise<void> {
  while (!(await condition())) await sleep(PAUSE_MS);
}
