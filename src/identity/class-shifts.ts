import type { EvidenceClass } from './evidence-class.js';

/**
 * By how much the log odds of a class differ from the calibrated ones, where these are above even and too low to match. Fitted by
 * `make identity FIT=shifts` on 2026-11-28, to the same half of the coins of 2022 as the weights.
 */
export const CLASS_SHIFTS: Readonly<Record<EvidenceClass, number>> = {
  'contracts and the seed map': 0,
  prices: 0.595,
  names: -0.23,
};
