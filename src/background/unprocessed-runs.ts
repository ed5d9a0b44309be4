import { tryEachRun } from './try-each.js';

/** Maximum number of runs kept in memory. A task finds further runs in the database when it catches up. */
const MAX_PENDING = 1000;

/** Ids of runs that ended in this process and still await a task. An id is kept until the task succeeds. */
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
