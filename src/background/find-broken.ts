import { isConnectionFault } from '../database/connection-fault.js';
import { isDataFault } from '../database/data-fault.js';
import { isolateFailures, type FailedItem } from '../database/isolate-failures.js';

/** If more items fail than this, the cause is not in the items. */
const MAX_BROKEN = 20;

/** Whether an error may be caused by an item: a data error from the database, or an exception in Kasparro's own code. */
export function isItemFault(error: unknown): boolean {
  if (isDataFault(error)) return true;
  return error instanceof Error && !('code' in error) && !isConnectionFault(error);
}

/**
 * Processes all items, and isolates those that make processing fail.
 * @returns the failing items
 * @throws the original error if too many fail
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
