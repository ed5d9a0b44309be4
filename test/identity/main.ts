import { fit } from './fit.js';
import { labelledSet } from './labelled.js';
import { calibration, measure, pooled } from './measure.js';
import { sandboxSet } from './sandbox-set.js';
import { HELD_OUT, LARGE, SANDBOX_COINS, TRAINING } from './sets.js';

const BOUNDS = [0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.999, 1.01];
const percent = (share: number) => `${(100 * share).toFixed(3)} %`;

/** Prints precision, recall and calibration on the part of the labelled set on which nothing was chosen. */
if (process.env.FIT)
  console.log(JSON.stringify(fit(TRAINING.map(({ seed, size }) => labelledSet(seed, size))), null, 2));

const sets = HELD_OUT.map(({ seed, size }) => labelledSet(seed, size));
const scores = sets.map((labelled, index) => {
  const score = measure(labelled);
  const { listings, precision, recall, states, seconds } = score;
  const { seed, size } = HELD_OUT[index]!;
  console.log(
    `${seed}: ${listings} listings of ${size} coins, precision ${percent(precision)}, recall ${percent(recall)},`,
    `${states.matched} matched, ${states.ambiguous} ambiguous, ${states.new} new, ${seconds.toFixed(1)} s`,
  );
  if (process.env.SHOW) {
    for (const pair of score.wrong) console.log('  wrong:', ...pair);
    for (const pair of score.missed.slice(0, Number(process.env.SHOW))) console.log('  missed:', ...pair);
  }
  return score;
});
const all = pooled(scores);
console.log(
  `all: precision ${percent(all.precision)} (${all.wrong} pairs wrong), recall ${percent(all.recall)}`,
);

console.log('\nof pairs with a confidence of … so many are one coin:');
for (const { from, to, links, told, so } of calibration(sets, BOUNDS))
  console.log(`  ${from}–${Math.min(to, 1)}: ${links} pairs, told ${percent(told)}, so ${percent(so)}`);

const sandbox = measure(sandboxSet(SANDBOX_COINS));
console.log(
  `\nthe sandbox: ${sandbox.listings} listings of ${SANDBOX_COINS} coins, precision ${percent(sandbox.precision)},`,
  `recall ${percent(sandbox.recall)} (${sandbox.wrong.length} wrong, ${sandbox.missed.length} missed)`,
);
for (const pair of [...sandbox.wrong, ...sandbox.missed].slice(0, 10)) console.log('  ', ...pair);

const { listings, seconds } = measure(labelledSet(LARGE.seed, LARGE.size));
console.log(`\n${listings} listings at once: ${seconds.toFixed(1)} s`);
