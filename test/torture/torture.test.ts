import { runRounds } from './rounds.js';

// Seeds in which no worker loses its network while computing, because detecting that takes two minutes.
const { TORTURE_ROUNDS = '2', TORTURE_SEED = '8' } = process.env;

it('leaves the same data as an undisturbed run, whatever fails in workers, upstreams and database', async () => {
  const seeds = Array.from({ length: Number(TORTURE_ROUNDS) }, (_, round) => Number(TORTURE_SEED) + round);
  const told: number[] = [];
  expect(await runRounds(seeds, { atOnce: 1, tell: (seed) => told.push(seed) })).toEqual([]);
  expect(told.sort((a, b) => a - b)).toEqual(seeds);
}, 900_000);
