import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { Config } from '../../config/config.js';
import type { Cursor, Partition } from '../../domain/source.js';

/** Progress of a contract sweep: the remaining parts, and when it began. */
export const contractSweep = z.object({ startedAt: z.iso.datetime(), left: z.array(z.string()) });

export type ContractSweep = z.infer<typeof contractSweep>;

/** The sweep to continue; null if the last one finished less than this many hours ago, `new` if one is due. */
export function sweepToContinue(since: Cursor | null, hours: number): ContractSweep | 'new' | null {
  const known = contractSweep.safeParse(since);
  const isDue = !known.success || Date.parse(known.data.startedAt) <= now().getTime() - hours * 3_600_000;
  if (isDue) return 'new';
  return known.data.left.length ? known.data : null;
}

/** The partition of contracts, if enabled; unchanged until the next sweep is due. */
export function contractPartitions({
  CONTRACT_SWEEP_HOURS: hours,
}: Pick<Config, 'CONTRACT_SWEEP_HOURS'>): Partition[] {
  return hours ? [{ key: 'contracts', isUnchanged: (since) => sweepToContinue(since, hours) === null }] : [];
}

/** Missing contracts must not stop a source whose prices can be read, so a plan without them only fails this partition. */
export function contractsRefused(error: unknown): never {
  if (!(error instanceof FatalError)) throw error;
  const message = `${error.message}; where your plan has no contracts, set CONTRACT_SWEEP_HOURS=0`;
  throw new PartitionError(error.code, message, { cause: error, retries: error.retries });
}
