import { fit } from './fit.js';
import { labelledSet } from './labelled.js';
import { calibration, measure } from './measure.js';
import { HELD_OUT, TRAINING } from './sets.js';

/** Prints precision, recall and calibration on the part of the labelled set that the weights were not fitted on. */
if (process.env.FIT)
  console.log(JSON.stringify(fit(TRAINING.map(({ seed, size }) => labelledSet(seed, size))), null, 2));
for (const { seed, size } of HELD_OUT) {
  const labelled = labelledSet(seed, size);
  const { listings, precision, recall, wrong, missed, states, seconds } = measure(labelled);
  console.log(`${seed}: ${listings} listings of ${size} coins in ${seconds.toFixed(1)} s`, states);
  console.log(
    `  precision ${precision.toFixed(5)} (${wrong.length} wrong), recall ${recall.toFixed(4)} (${missed.length} missed)`,
  );
  if (process.env.SHOW) {
    for (const pair of wrong.slice(0, 30)) console.log('  wrong:', ...pair);
    for (const pair of missed.slice(0, Number(process.env.SHOW))) console.log('  missed:', ...pair);
  }
  for (const { from, to, links, told, so } of calibration(
    labelled,
    [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.999, 1.01],
  ))
    if (links) console.log(`  ${from}–${to}: ${links} links, told ${told.toFixed(4)}, so ${so.toFixed(4)}`);
}
