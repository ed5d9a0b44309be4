import type { Evidence } from './signals.js';

/** The strongest kind of evidence in a comparison, weakest first. Each class is calibrated separately: docs/identity.md. */
export const EVIDENCE_CLASSES = ['names', 'prices', 'contracts and the seed map'] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

export function classOf(evidence: Evidence): EvidenceClass {
  const { contract_same, contract_shared, seed_same, price_agrees, price_near } = evidence;
  if (contract_same ?? contract_shared ?? seed_same) return 'contracts and the seed map';
  return (price_agrees ?? price_near) ? 'prices' : 'names';
}
