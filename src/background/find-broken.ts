import { isConnectionFault } from '../database/connection-fault.js';
import { isDataFault } from '../database/data-fault.js';
import { isolateFailures, type FailedItem } from '../database/isolate-failures.js';

/** Of more than that it is no fault of theirs. */
const MAX_BROKEN = 20;

/** Whether an error may be the fault of what was worked on: what the database says of data, or code that met it. */
export function isItemFault(error: unknown): boolean {
  if (isDataFault(error)) return true;
  return error instanceof Error && !('code' in error) && !isConnectionFault(error);
}

/**
 * Works on all items, and without those that break the work.
 * @returns the items that do
 * @throws what was thrown, where too many of them do
 */
export async function findBroken<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
): Promise<FailedItem<T>[]> {
  let alone = 0;
  const counted = async (some: readonly T[]): Promise<void> => {
    try {
      await work(some);
    } catch (error) {
      if (some.length === 1 && isItemFault(error)) alone++;
      throw error;
    }
  };
  return isolateFailures(items, counted, (error) => isItemFault(error) && alone <= MAX_BROKEN);
}
