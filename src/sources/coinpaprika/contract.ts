import { z, type ZodType } from 'zod';
import type { ContractFacts } from '../../domain/contract.js';
import { text } from '../../domain/fields.js';

/** An item in `/contracts/{platform}`. It does not contain the platform, which is part of the URL. */
const contract = z.looseObject({ id: text.min(1), address: text.min(1) });

export type Contract = z.infer<typeof contract> & { platform?: string };

/** @param platform absent if a stored payload is read again, which then yields no contract */
export function contractOn(platform?: string): ZodType<Contract> {
  return contract.transform((item): Contract => ({ ...item, platform }));
}

export function contractsOf({ id, address, platform }: Contract): ContractFacts {
  return {
    kind: 'contracts',
    externalId: id,
    contracts: platform === undefined ? [] : [{ chain: platform, address }],
  };
}
