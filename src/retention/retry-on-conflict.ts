import { setTimeout as sleep } from 'node:timers/promises';

/** lock_not_available, deadlock_detected, serialization_failure: ingestion has priority. */
const CONFLICTS = ['55P03', '40P01', '40001'];
const MAX_ATTEMPTS = 30;
const PAUSE_MS = 1000;

/** Repeats a batch that was rolled back because of another transaction. */
export async function retryOnConflict<T>(batch: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await batch();
    } catch (error) {
      const isConflict = CONFLICTS.includes((error as { code?: string }).code ?? '');
      if (!isConflict || attempt === MAX_ATTEMPTS || signal?.aborted) throw error;
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
