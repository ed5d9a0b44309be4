import { writeFileSync } from 'node:fs';
import { calibrate, fit } from './fit.js';
import { labelledSet } from './labelled.js';
import { inFittedHalf, realFileSets, realSets, TRAINING } from './sets.js';

const FILE = 'src/identity/weights.ts';
/** How much each part counts. Its coins are made up, so the last one counts less. */
const SHARES = { lists: 1, files: 0.5, madeUp: 0.5 };

/** Fits the weights and writes them. */
export function writeWeights(): void {
  const real = [
    { sets: Object.values(realSets()), counted: inFittedHalf, share: SHARES.lists },
    { sets: Object.values(realFileSets()), counted: inFittedHalf, share: SHARES.files },
  ];
  const fitted = fit([
    ...real,
    { sets: TRAINING.map(({ seed, size }) => labelledSet(seed, size)), share: SHARES.madeUp },
  ]);
  const { bias, weights } = fitted;
  const points = calibrate(real, fitted).map((point) => `  [${point.join(', ')}],\n`);
  const lines = Object.entries(weights).map(([signal, weight]) => `  ${signal}: ${weight},\n`);
  writeFileSync(
    FILE,
    `import type { Calibration } from './calibration.js';
import type { Signal } from './signals.js';

/**
 * Fitted by \`make identity FIT=1\` on ${new Date().toISOString().slice(0, 10)}, to half of the coins of 2022 in test/identity/fixtures and to
 * ${TRAINING.length * TRAINING[0]!.size} made-up ones. docs/identity.md has their accuracy on the other half.
 */
export const BIAS = ${bias};

export const WEIGHTS: Readonly<Record<Signal, number>> = {
${lines.join('')}};

/** Isotonic regression on the same half of the coins of 2022. */
export const CALIBRATION: Calibration = [
${points.join('')}];
`,
  );
}
