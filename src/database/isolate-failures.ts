import type { EntityManager } from 'typeorm';
import { isDataFault } from './data-fault.js';

/** An item that failed, with its error. */
export interface FailedItem<T> {
  item: T;
  error: unknown;
}

/**
 * Works on all items at once; if an item fails, retries on halves until the failing items are isolated. Successful
 * halves must persist: later ones build on them.
 * @param isItemFault whether an error may be caused by an item; others are thrown
 * @returns the failed items, without any effect of theirs
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

/** The same in a transaction, with a savepoint for each attempt: just one if nothing fails. */
export function isolateFailuresIn<T>(
  tx: EntityManager,
  items: readonly T[],
  work: (tx: EntityManager, some: readonly T[]) => Promise<void>,
): Promise<FailedItem<T>[]> {
  return isolateFailures(items, (some) => tx.transaction((savepoint) => work(savepoint, some)));
}
