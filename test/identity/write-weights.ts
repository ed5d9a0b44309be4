import { writeFileSync } from 'node:fs';
import { fitted } from './fitted.js';
import { inFittedHalf, TRAINING } from './sets.js';

const FILE = 'src/identity/weights.ts';
/** Fits the weights and writes them. */
export function writeWeights(): void {
  const { bias, weights, calibration } = fitted(inFittedHalf);
  const curves = Object.entries(calibration).map(([name, curve]) => {
    const points = curve.map((point) => `    [${point.join(', ')}],\n`);
    return `  ${/\W/.test(name) ? `'${name}'` : name}: [\n${points.join('')}  ],\n`;
  });
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

/** Calibration curve of each evidence class: isotonic regression on the same half of the coins of 2022. */
export const CALIBRATION: Calibration = {
${curves.join('')}};
`,
  );
}
