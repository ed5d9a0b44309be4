import 'reflect-metadata';
import { bundlePrograms } from '../support/bundle.js';
import { startTestPostgres, stopTestPostgres } from '../support/postgres.js';
import { planOf } from './plan.js';
import { runRounds } from './rounds.js';

/** `make torture`: TORTURE_ROUNDS rounds, the first with TORTURE_SEED. To repeat a failure: its seed, and one round. */
const { TORTURE_ROUNDS = '500', TORTURE_SEED = '1', TORTURE_AT_ONCE = '4' } = process.env;
const seeds = Array.from({ length: Number(TORTURE_ROUNDS) }, (_, round) => Number(TORTURE_SEED) + round);

process.env.TEST_PROGRAMS = await bundlePrograms();
await startTestPostgres();
let done = 0;
const failed = await runRounds(seeds, {
  atOnce: Math.min(Number(TORTURE_AT_ONCE), seeds.length),
  tell(seed, wrong) {
    if (++done % 50 === 0) console.log(`${done} rounds`);
    if (!wrong.length) return;
    console.log(`Seed ${seed} ended otherwise than an undisturbed round:\n  ${wrong.join('\n  ')}`);
    console.log(`  what went wrong in it: ${JSON.stringify(planOf(seed))}`);
  },
});
const last = seeds.at(-1);
const verdict = failed.length
  ? `failed: seeds ${failed.map(({ seed }) => seed).join(', ')}`
  : 'no difference';
console.log(`${seeds.length} rounds, seeds ${seeds[0]} to ${last}: ${verdict}`);
await stopTestPostgres();
process.exit(failed.length ? 1 : 0);
