/** One line of the results. Figures are compared as ratios to baselines measured in the same run. */
export interface Result {
  name: string;
  unit: string;
  value: number;
  baseline: string | null;
  ratio: number | null;
  /** The goal for the ratio (or, without a baseline, for the value), such as `<= 2.0`. */
  target: string | null;
  runs: number;
}

/** @returns the duration of the step in milliseconds */
export async function time(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Measures the candidates alternately, so that a slow phase of the machine affects all of them. */
export async function alternately<Name extends string>(
  rounds: number,
  candidates: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) measured[name].push(await candidates[name]());
  return measured;
}
