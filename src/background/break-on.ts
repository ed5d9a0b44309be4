import { isConnectionFault } from '../database/connection-fault.js';
import { isDataFault } from '../database/data-fault.js';
import { isolate, type Isolated } from '../database/isolate.js';

/** Of more than that it is no fault of theirs. */
const MOST = 20;

/** Whether an error may be the fault of what was worked on: what the database says of data, or code that met it. */
export function mayBeOfItem(error: unknown): boolean {
  if (isDataFault(error)) return true;
  return error instanceof Error && !('code' in error) && !isConnectionFault(error);
}

/**
 * Works on all items, and without those that break the work.
 * @returns the items that do
 * @throws what was thrown, where too many of them do
 */
export async function breakOn<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
): Promise<Isolated<T>[]> {
  let alone = 0;
  const counted = async (some: readonly T[]): Promise<void> => {
    try {
      await work(some);
    } catch (error) {
      if (some.length === 1 && mayBeOfItem(error)) alone++;
      throw error;
    }
  };
  return isolate(items, counted, (error) => mayBeOfItem(error) && alone <= MOST);
}
