import type { Evidence } from './signals.js';

/** What a comparison mainly rests on, weakest first. Each class errs in its own way: docs/identity.md. */
export const EVIDENCE_CLASSES = ['names', 'prices', 'contracts and the seed map'] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

export function classOf(evidence: Evidence): EvidenceClass {
  const { contract_same, contract_shared, seed_same, price_agrees, price_near } = evidence;
  if (contract_same ?? contract_shared ?? seed_same) return 'contracts and the seed map';
  return (price_agrees ?? price_near) ? 'prices' : 'names';
}
