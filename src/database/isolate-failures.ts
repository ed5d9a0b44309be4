import type { EntityManager } from 'typeorm';
import { isDataFault } from './data-fault.js';

/** One of several, and why it could not be worked on. */
export interface FailedItem<T> {
  item: T;
  error: unknown;
}

/**
 * Works on all items at once and, where that fails because of one of them, on half after half, until those that fail stand
 * alone. What a successful half did must last: later halves are tried on top of it.
 * @param isOfItem whether an error may be the fault of an item; any other is thrown
 * @returns the items that failed; nothing was done of them
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

/** The same in a transaction, each try behind a savepoint: a single one where nothing fails. */
export function isolateFailuresIn<T>(
  tx: EntityManager,
  items: readonly T[],
  work: (tx: EntityManager, some: readonly T[]) => Promise<void>,
): Promise<FailedItem<T>[]> {
  return isolateFailures(items, (some) => tx.transaction((savepoint) => work(savepoint, some)));
}
