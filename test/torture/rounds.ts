import { makeInputs } from './inputs.js';
import { planOf } from './plan.js';
import { runRound, runWithoutFaults } from './round.js';

export interface FailedRound {
  seed: number;
  /** Sentences. */
  wrong: string[];
}

/**
 * A round for each seed, several at once: a round mostly waits.
 * @returns those that ended differently from an undisturbed one
 */
export async function runRounds(
  seeds: readonly number[],
  { atOnce, tell }: { atOnce: number; tell: (seed: number, wrong: readonly string[]) => void },
): Promise<FailedRound[]> {
  const left = [...seeds];
  const failed: FailedRound[] = [];
  const lane = async () => {
    const inputs = await makeInputs();
    const expected = await runWithoutFaults(inputs);
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const wrong = await runRound(inputs, expected, planOf(seed)).catch((error: unknown) => [
        (error as Error).stack ?? String(error),
      ]);
      tell(seed, wrong);
      if (wrong.length) failed.push({ seed, wrong });
    }
    await inputs.close();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return failed;
}
