import { z } from 'zod';
import type { ContractFacts } from '../../domain/contract.js';
import { recordOf, text } from '../../domain/fields.js';

/** An item in `/coins/list?include_platform=true`: a coin with its contract on each chain. */
export const platforms = z.looseObject({
  id: text.min(1),
  platforms: recordOf(text.nullable()),
});

export type Platforms = z.infer<typeof platforms>;

export function contractsOf({ id, platforms }: Platforms): ContractFacts {
  const contracts = Object.entries(platforms).flatMap(([chain, address]) =>
    chain && address ? [{ chain, address }] : [],
  );
  return { kind: 'contracts', externalId: id, contracts };
}
