import type { DataSource, QueryRunner } from 'typeorm';

/** First key of the two that PostgreSQL's advisory locks have: what kind of thing is locked. */
export enum LockSpace {
  migrations = 0x6b610001,
  run = 0x6b610002,
  identity = 0x6b610005,
}

interface Connection {
  once(event: 'end' | 'error', listener: () => void): void;
  off(event: 'end' | 'error', listener: () => void): void;
}

/** A session-level lock: PostgreSQL gives it back when this process or its connection dies. */
export class AdvisoryLock {
  private readonly loss = new AbortController();
  /** Aborts when the connection that holds the lock is gone: another process may hold it now. */
  readonly lost = this.loss.signal;
  private readonly lose = () => this.loss.abort(new Error('the connection that held the lock was lost'));

  private constructor(
    private readonly runner: QueryRunner,
    private readonly connection: Connection,
    private readonly key: readonly [LockSpace, number],
  ) {
    connection.once('end', this.lose);
    connection.once('error', this.lose);
  }

  /** The lock, or null where another session holds it. */
  static async tryAcquire(
    dataSource: DataSource,
    space: LockSpace,
    id: number,
  ): Promise<AdvisoryLock | null> {
    const runner = dataSource.createQueryRunner();
    try {
      const connection = (await runner.connect()) as Connection;
      const sql = 'select pg_try_advisory_lock($1, $2) as held';
      const { records } = await runner.query(sql, [space, id], true);
      const [row] = records as [{ held: boolean }];
      if (row.held) return new AdvisoryLock(runner, connection, [space, id]);
    } catch (error) {
      await runner.release();
      throw error;
    }
    await runner.release();
    return null;
  }

  async release(): Promise<void> {
    this.connection.off('end', this.lose);
    this.connection.off('error', this.lose);
    try {
      if (!this.lost.aborted) await this.runner.query('select pg_advisory_unlock($1, $2)', [...this.key]);
    } catch {
      // The connection is gone, and the lock went with it.
    } finally {
      await this.runner.release();
    }
  }
}
