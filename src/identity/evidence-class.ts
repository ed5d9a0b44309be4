import type { Evidence } from './signals.js';

/** Each class errs in its own way: docs/identity.md. */
export type EvidenceClass = 'contracts and the seed map' | 'prices' | 'names';

export function classOf(evidence: Evidence): EvidenceClass {
  const { contract_same, contract_shared, seed_same, price_agrees, price_near } = evidence;
  if (contract_same ?? contract_shared ?? seed_same) return 'contracts and the seed map';
  return (price_agrees ?? price_near) ? 'prices' : 'names';
}
