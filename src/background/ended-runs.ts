import { eachRun } from './each.js';

/** What does not fit is found in the database, by whoever looks for what was left out. */
const MOST = 1000;

/** Ids of runs that ended in this process and are still to be looked at. One stays until that succeeds. */
export class EndedRuns {
  private readonly ids = new Set<string>();

  add(id: string): void {
    if (this.ids.size < MOST) this.ids.add(id);
  }

  each(work: (id: string) => Promise<void>, signal: AbortSignal): Promise<void> {
    const once = async (id: string) => {
      await work(id);
      this.ids.delete(id);
    };
    return eachRun([...this.ids], once, signal);
  }
}
