import { isConnectionFault } from '../database/connection-fault.js';

/**
 * Applies `work` to each item, even if it fails for others.
 * @throws the first error, with the number of further failures, once all items have been tried; immediately if the database
 * connection is lost
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

/** `tryEach` for runs, whose errors name the run. */
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
