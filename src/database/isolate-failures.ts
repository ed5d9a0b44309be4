import type { EntityManager } from 'typeorm';
import { isDataFault } from './data-fault.js';

/** An item that failed, with its error. */
export interface FailedItem<T> {
  item: T;
  error: unknown;
}

/**
 * Processes all items at once. After a failure, retries with each half of the items, until the failing ones are isolated.
 * The effects of a successful half must persist, because later halves build on them.
 * @param isItemFault whether an error may be caused by an item; other errors are thrown
 * @returns the failed items, which have had no effect
 */
export async function isolateFailures<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
  isOfItem: (error: unknown) => boolean = isDataFault,
): Promise<FailedItem<T>[]> {
  if (!items.length) return [];
  try {
    await work(items);
    return [];
  } catch (error) {
    if (!isOfItem(error)) throw error;
    if (items.length === 1) return [{ item: items[0]!, error }];
  }
  const middle = items.length >> 1;
  const failed = await isolateFailures(items.slice(0, middle), work, isOfItem);
  return [...failed, ...(await isolateFailures(items.slice(middle), work, isOfItem))];
}

/** `isolateFailures` within a transaction, with one savepoint per attempt; a single one if nothing fails. */
export function isolateFailuresIn<T>(
  tx: EntityManager,
  items: readonly T[],
  work: (tx: EntityManager, some: readonly T[]) => Promise<void>,
): Promise<FailedItem<T>[]> {
  return isolateFailures(items, (some) => tx.transaction((savepoint) => work(savepoint, some)));
}
