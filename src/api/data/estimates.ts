/** Estimates come from statistics that are minutes old anyway. */
const KEPT_MS = 10_000;
const MOST = 1000;

/** Recent estimates, by the filters they were made for. */
export class Estimates {
  private readonly kept = new Map<string, { rows: number; until: number }>();

  get(key: string): number | undefined {
    const found = this.kept.get(key);
    return found && performance.now() < found.until ? found.rows : undefined;
  }

  set(key: string, rows: number): void {
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(key, { rows, until: performance.now() + KEPT_MS });
  }
}
