/** How long an estimate is reused. The statistics it is based on are minutes old anyway. */
const MAX_AGE_MS = 10_000;
const MAX_ESTIMATES = 1000;

/** Caches estimated row counts for a short time, by the filters they were made for. */
export class EstimateCache {
  private readonly kept = new Map<string, { rows: number; until: number }>();

  get(key: string): number | undefined {
    const found = this.kept.get(key);
    return found && performance.now() < found.until ? found.rows : undefined;
  }

  set(key: string, rows: number): void {
    if (this.kept.size >= MAX_ESTIMATES) this.kept.clear();
    this.kept.set(key, { rows, until: performance.now() + MAX_AGE_MS });
  }
}
