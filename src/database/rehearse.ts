import type { EntityManager } from 'typeorm';

/** Runs work in a transaction, within the caller's if there is one, and rolls it back. @returns what the work returned */
export async function rehearse<T>(
  from: Pick<EntityManager, 'transaction'>,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const end = new Error('the end of the rehearsal');
  let result: T;
  try {
    return await from.transaction(async (tx) => {
      result = await work(tx);
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
    return result!;
  }
}
