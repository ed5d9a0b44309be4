import { EVIDENCE_CLASSES, type EvidenceClass } from './evidence-class.js';

/** Calibration points: the model's raw log odds, with the observed log odds of such pairs. Both are ascending. */
export type Curve = readonly (readonly [raw: number, actual: number])[];
export type Calibration = Readonly<Record<EvidenceClass, Curve>>;

/**
 * Calibrates log odds by the curve of their evidence class, or of a weaker class if that yields more, so that a price
 * or contract in common never lowers the confidence.
 */
export function calibrated(raw: number, of: EvidenceClass, curves: Calibration): number {
  const classes = EVIDENCE_CLASSES.slice(0, EVIDENCE_CLASSES.indexOf(of) + 1);
  return Math.max(...classes.map((one) => interpolated(raw, curves[one])));
}

/** Corrects log odds by linear interpolation between points. Beyond the first and last points, their correction applies. */
function interpolated(raw: number, curve: Curve): number {
  const next = curve.findIndex(([from]) => from > raw);
  if (next === 0 || curve.length === 0) return raw + shiftAt(curve[0]);
  if (next < 0) return raw + shiftAt(curve.at(-1));
  const [[from, low], [to, high]] = [curve[next - 1]!, curve[next]!];
  return low + ((raw - from) / (to - from)) * (high - low);
}

const shiftAt = (point: Curve[number] | undefined) => (point ? point[1] - point[0] : 0);
