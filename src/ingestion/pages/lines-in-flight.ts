import type { EntityManager, QueryRunner } from 'typeorm';
import { isConflict } from '../../database/retry-conflicts.js';
import { OwnershipLost } from '../../domain/errors.js';

/** A transaction that contains the lines of a page, and waits for the previous page to be committed. */
export class LinesInFlight {
  constructor(private readonly runner: QueryRunner) {}

  async begin(): Promise<EntityManager> {
    await this.runner.startTransaction();
    return this.runner.manager;
  }

  /**
   * Stores the rest of the page and commits.
   * @param advance moves the checkpoint to the end of the page
   * @returns undefined if nothing was stored, and the whole page is to be stored in another transaction
   */
  async finish<Stored>(
    advance: (tx: EntityManager) => Promise<void>,
    store: (tx: EntityManager) => Promise<Stored>,
  ): Promise<Stored | undefined> {
    const tx = this.runner.manager;
    let isAdvanced = false;
    try {
      await advance(tx);
      isAdvanced = true;
      const stored = await store(tx);
      await this.runner.commitTransaction();
      return stored;
    } catch (error) {
      // The server closes connections that waited in a transaction for too long.
      const isLostBefore = !isAdvanced && !(error instanceof OwnershipLost);
      if (isLostBefore || isConflict(error)) return undefined;
      throw error;
    } finally {
      await this.discard();
    }
  }

  /** Rolls back, unless the page is committed. */
  async discard(): Promise<void> {
    if (this.runner.isReleased) return;
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.runner.release();
  }
}
