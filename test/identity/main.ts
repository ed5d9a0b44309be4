import {
  HELD_OUT,
  incompleteFileSets,
  inHeldOutHalf,
  LARGE,
  realFileSets,
  realSets,
  SANDBOX_COINS,
  TENTHS,
} from './sets.js';
import { labelledSet } from './labelled.js';
import {
  byEvidence,
  calibration,
  calibrationByClass,
  type JudgedLink,
  judgedLinks,
  measure,
} from './measure.js';
import { sandboxSet } from './sandbox-set.js';
import { writeCurves, writeWeights } from './write-weights.js';

if (process.env.FIT === 'curves') writeCurves();
else if (process.env.FIT) writeWeights();

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(2)} %`).padStart(9);
type Score = ReturnType<typeof measure>;

function print(name: string, { precision, recall, right, wrong, missed }: Score): void {
  const counts = `${right} right, ${wrong.length} wrong, ${missed.length} missed`;
  console.log(`  ${name.padEnd(46)} ${percent(precision)} ${percent(recall)}   ${counts}`);
  if (process.env.SHOW !== 'all' && process.env.SHOW !== name) return;
  for (const pair of wrong) console.log('    wrong:', ...pair);
  for (const pair of missed) console.log('    missed:', ...pair);
}

function printDetails(links: readonly JudgedLink[]): void {
  console.log('\n  by evidence                                    precision    recall');
  for (const { kind, precision, recall, right, wrong, missed } of byEvidence(links))
    console.log(
      `  ${kind.padEnd(46)} ${percent(precision)} ${percent(recall)}   ${right} right, ${wrong} wrong, ${missed} missed`,
    );
  printTenths('all', calibration(links, TENTHS));
  for (const { name, bins } of calibrationByClass(links, TENTHS)) printTenths(name, bins);
}

function printTenths(name: string, bins: ReturnType<typeof calibration>): void {
  console.log(`\n  ${name}\n  confidence        pairs different predicted   correct   95 % interval`);
  for (const { from, to, links, pairs, predicted, correct } of bins.filter((bin) => bin.links))
    console.log(
      `  ${from.toFixed(1)} to ${Math.min(to, 1).toFixed(1)} ${String(links).padStart(11)} ${String(pairs).padStart(9)} ${percent(predicted)} ${percent(correct)}   ${interval(correct, pairs)}`,
    );
}

/** Wilson's interval. The same two coins in several sets are one observation. */
function interval(share: number, count: number): string {
  const z = 1.96;
  const middle = share + z ** 2 / (2 * count);
  const width = z * Math.sqrt((share * (1 - share)) / count + (z / (2 * count)) ** 2);
  const [low, high] = [middle - width, middle + width].map((one) => (100 * one) / (1 + z ** 2 / count));
  return `${low!.toFixed(1)} to ${high!.toFixed(1)}`;
}

console.log('Coins of 2022, the half that is held out              precision    recall');
const real = { ...realSets(), ...realFileSets() };
for (const [name, set] of Object.entries(real)) print(name, measure(set, inHeldOutHalf));
printDetails(judgedLinks(Object.values(real), inHeldOutHalf));

console.log('\nFiles, a third of whose coins the list lacks          precision    recall');
for (const [name, set] of Object.entries(incompleteFileSets())) print(name, measure(set, inHeldOutHalf));

console.log('\nMade-up coins                                         precision    recall');
const madeUp = HELD_OUT.map(({ seed, size }) => labelledSet(seed, size));
madeUp.forEach((set, index) => print(HELD_OUT[index]!.seed, measure(set)));
printDetails(judgedLinks(madeUp));

console.log('\nOthers');
print(`the sandbox, ${SANDBOX_COINS} coins`, measure(sandboxSet(SANDBOX_COINS)));
const { listings, seconds } = measure(labelledSet(LARGE.seed, LARGE.size));
console.log(`  ${listings} listings at once: ${seconds.toFixed(1)} s of processor time`);

if (process.env.SPLITS) {
  const { crossValidate, hardSplits, randomSplits, summary } = await import('./cross-validate.js');
  const both = ({ mean, worst }: { mean: number; worst: number }) => `${percent(mean)} ${percent(worst)}`;
  console.log('\nRefitted to the other coins of 2022        precision      worst    recall     worst');
  for (const one of summary([...crossValidate(randomSplits(Number(process.env.SPLITS)))]))
    console.log(`  ${one.class.padEnd(43)} ${both(one.precision)} ${both(one.recall)}`);
  for (const split of hardSplits()) {
    console.log(`\n  without coins with ${split.name}`);
    for (const one of crossValidate([split]))
      console.log(`  ${one.class.padEnd(43)} ${percent(one.precision)} ${percent(one.recall)}`);
  }
}
