import { writeFileSync } from 'node:fs';
import type { EvidenceClass } from '../../src/identity/evidence-class.js';
import { MATCH, MODEL } from '../../src/identity/model.js';
import { calibrationByClass } from './measure.js';
import { inFittedHalf, realFileSets, realSets } from './sets.js';

const FILE = 'src/identity/class-shifts.ts';
/** Few pairs shift little: as if this many more had been judged rightly. */
const SHRINKAGE = 20;
const logOdds = (probability: number) => Math.log(probability / (1 - probability));

/** Fits the shifts to the weights as they are, and writes them. */
export function writeClassShifts(): void {
  const shifts: Record<EvidenceClass, number> = { 'contracts and the seed map': 0, prices: 0, names: 0 };
  MODEL.shifts = { ...shifts };
  const sets = Object.values({ ...realSets(), ...realFileSets() });
  for (const { name, bins } of calibrationByClass(sets, [0.5, MATCH], inFittedHalf))
    for (const { told, so, pairs } of bins)
      if (so > 0 && so < 1)
        shifts[name] = Number(((logOdds(so) - logOdds(told)) * (pairs / (pairs + SHRINKAGE))).toFixed(3));
  MODEL.shifts = shifts;
  const lines = Object.entries(shifts).map(
    ([name, shift]) => `  ${/\W/.test(name) ? `'${name}'` : name}: ${shift},\n`,
  );
  writeFileSync(
    FILE,
    `import type { EvidenceClass } from './evidence-class.js';

/**
 * By how much the log odds of a class differ from the calibrated ones, where these are above even and too low to match. Fitted by
 * \`make identity FIT=shifts\` on ${new Date().toISOString().slice(0, 10)}, to the same half of the coins of 2022 as the weights.
 */
export const CLASS_SHIFTS: Readonly<Record<EvidenceClass, number>> = {
${lines.join('')}};
`,
  );
}
