import { tryEachRun } from './try-each.js';

/** Runs beyond this are picked up from the database by the catch-up of their task. */
const MAX_PENDING = 1000;

/** Ids of runs that ended in this process and still have to be processed. An id stays until that succeeds. */
export class UnprocessedRuns {
  private readonly ids = new Set<string>();

  add(id: string): void {
    if (this.ids.size < MAX_PENDING) this.ids.add(id);
  }

  process(work: (id: string) => Promise<void>, signal: AbortSignal): Promise<void> {
    const once = async (id: string) => {
      await work(id);
      this.ids.delete(id);
    };
    return tryEachRun([...this.ids], once, signal);
  }
}
