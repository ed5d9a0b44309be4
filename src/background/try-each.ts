import { isConnectionFault } from '../database/connection-fault.js';

/**
 * Does it for each of them, whatever becomes of the others.
 * @throws once all were tried, the first failure and how many there were; at once where the database was lost
 */
export async function tryEach<T>(
  of: Iterable<T>,
  work: (one: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of of) {
    if (signal?.aborted) break;
    try {
      await work(one);
    } catch (error) {
      if (isConnectionFault(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length < 2) {
    if (failures.length) throw failures[0];
    return;
  }
  const [cause] = failures;
  const others = failures.length - 1;
  throw new Error(`${cause instanceof Error ? cause.message : String(cause)} (${others} more failed)`, {
    cause,
  });
}

/** The same for runs: a failure names its run. */
export function tryEachRun(
  ids: Iterable<string>,
  work: (id: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const named = (id: string) =>
    work(id).catch((cause: unknown) => {
      if (isConnectionFault(cause)) throw cause;
      throw new Error(`run ${id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
  return tryEach(ids, named, signal);
}
