/** Collects the parameters of an SQL statement, bound by position. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @param planned `once` if the statement's plan is reused with other values, `anew` if it is planned for these values only */
  constructor(private readonly planned: 'once' | 'anew' = 'once') {}

  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /**
   * Binds ids as an array. The planner does not see how many ids a subquery returns, so the plan suits other arrays as
   * well and can be reused.
   */
  bindIds(ids: readonly number[]): string {
    const bound = `${this.bind(ids)}::int[]`;
    return this.planned === 'once' ? `(select ${bound})::int[]` : bound;
  }
}
