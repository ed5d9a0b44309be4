import { EVIDENCE_CLASSES, type EvidenceClass } from './evidence-class.js';

/** Raw log odds of the model, with the actual log odds of such pairs. Both are ascending. */
export type Curve = readonly (readonly [raw: number, actual: number])[];
export type Calibration = Readonly<Record<EvidenceClass, Curve>>;

/** By the curve of the class, or of a weaker one if that is higher: a price or contract in common never lowers the confidence. */
export function calibrated(raw: number, of: EvidenceClass, curves: Calibration): number {
  const classes = EVIDENCE_CLASSES.slice(0, EVIDENCE_CLASSES.indexOf(of) + 1);
  return Math.max(...classes.map((one) => interpolated(raw, curves[one])));
}

/** Corrects log odds by linear interpolation between the points; beyond them, by the same amount as at the last one. */
function interpolated(raw: number, curve: Curve): number {
  const next = curve.findIndex(([from]) => from > raw);
  if (next === 0 || curve.length === 0) return raw + shiftAt(curve[0]);
  if (next < 0) return raw + shiftAt(curve.at(-1));
  const [[from, low], [to, high]] = [curve[next - 1]!, curve[next]!];
  return low + ((raw - from) / (to - from)) * (high - low);
}

const shiftAt = (point: Curve[number] | undefined) => (point ? point[1] - point[0] : 0);
