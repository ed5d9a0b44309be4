import { uptime } from '../domain/clock.js';

/** SQLSTATE query_canceled: a statement exceeded its time limit. */
const TIMEOUT = '57014';
/** A batch that takes less time than this, in milliseconds, may be followed by one of twice the size. */
const SHORT_MS = 5000;

/**
 * Finds how many rows to examine per batch: fewer after a statement has exceeded its time limit, because the same batch would do so
 * again, and more again once batches are short.
 */
export class BatchSizes {
  private rows: number;

  constructor(private readonly most: number) {
    this.rows = most;
  }

  /** Repeats the batch with fewer and fewer rows until it is fast enough. */
  async fit<T>(batch: (rows: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      const began = uptime();
      try {
        const result = await batch(this.rows);
        if (uptime() - began < SHORT_MS) this.rows = Math.min(2 * this.rows, this.most);
        return result;
      } catch (error) {
        const isTooSlow = (error as { code?: unknown }).code === TIMEOUT;
        if (!isTooSlow || this.rows === 1 || signal?.aborted) throw error;
        this.rows = Math.ceil(this.rows / 4);
      }
    }
  }
}
