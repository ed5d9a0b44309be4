import { readFileSync, writeFileSync } from 'node:fs';
import { type Calibration } from '../../src/identity/calibration.js';
import { MODEL, type Model } from '../../src/identity/model.js';
import { fitted, recalibrated } from './fitted.js';
import { CALIBRATION, inFittedHalf, TRAINING } from './sets.js';

const FILE = 'src/identity/weights.ts';
const CURVES = '/**\n * Calibration curve';
const today = () => new Date().toISOString().slice(0, 10);

/** Fits the weights and the calibration curves, and writes them. */
export function writeWeights(): void {
  const model = fitted(inFittedHalf);
  Object.assign(MODEL, model);
  writeFileSync(FILE, textOfWeights(model) + textOfCurves(model.calibration));
}

/** Keeps the weights, and fits only the curves of prices and contracts. */
export function writeCurves(): void {
  MODEL.calibration = recalibrated(MODEL, inFittedHalf);
  const [weights] = readFileSync(FILE, 'utf8').split(CURVES);
  writeFileSync(FILE, weights! + textOfCurves(MODEL.calibration));
}

function textOfWeights({ bias, weights }: Model): string {
  const lines = Object.entries(weights).map(([signal, weight]) => `  ${signal}: ${weight},\n`);
  return `import type { Calibration } from './calibration.js';
import type { Signal } from './signals.js';

/**
 * Fitted by \`make identity FIT=1\` on ${today()}, to half of the coins of 2022 in test/identity/fixtures and to
 * ${TRAINING.length * TRAINING[0]!.size} made-up ones. docs/identity.md has their accuracy on the other half.
 */
export const BIAS = ${bias};

export const WEIGHTS: Readonly<Record<Signal, number>> = {
${lines.join('')}};

`;
}

function textOfCurves(calibration: Calibration): string {
  const curves = Object.entries(calibration).map(([name, curve]) => {
    const points = curve.map((point) => `    [${point.join(', ')}],\n`);
    return `  ${/\W/.test(name) ? `'${name}'` : name}: [\n${points.join('')}  ],\n`;
  });
  return `${CURVES} of each evidence class: isotonic regression on the same half of the coins of 2022 and, except for names, on
 * ${CALIBRATION.length * CALIBRATION[0]!.size} further made-up coins. \`make identity FIT=curves\` fitted those of prices and contracts on ${today()}.
 */
export const CALIBRATION: Calibration = {
${curves.join('')}};
`;
}
