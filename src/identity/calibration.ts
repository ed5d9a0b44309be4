/** Raw log odds of the model, with the actual log odds of such pairs. Both are ascending. */
export type Calibration = readonly (readonly [raw: number, actual: number])[];

/** Corrects log odds by linear interpolation between the points; beyond them, by the same amount as at the last one. */
export function calibrated(raw: number, points: Calibration): number {
  const next = points.findIndex(([from]) => from > raw);
  if (next === 0 || points.length === 0) return raw + shiftAt(points[0]);
  if (next < 0) return raw + shiftAt(points.at(-1));
  const [[from, low], [to, high]] = [points[next - 1]!, points[next]!];
  return low + ((raw - from) / (to - from)) * (high - low);
}

const shiftAt = (point: Calibration[number] | undefined) => (point ? point[1] - point[0] : 0);
