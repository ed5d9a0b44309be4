import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { Config } from '../../config/config.js';
import type { Cursor, Partition } from '../../domain/source.js';

/** Progress of a contract sweep: when it began, and the parts that remain, such as chains. */
export const contractSweep = z.object({ startedAt: z.iso.datetime(), left: z.array(z.string()) });

export type ContractSweep = z.infer<typeof contractSweep>;

/** The sweep to continue; `new` if a new one is due, null if the last one began less than `hours` ago. */
export function sweepToContinue(since: Cursor | null, hours: number): ContractSweep | 'new' | null {
  const previous = contractSweep.safeParse(since);
  const isDue =
    !previous.success || Date.parse(previous.data.startedAt) <= now().getTime() - hours * 3_600_000;
  if (isDue) return 'new';
  return previous.data.left.length ? previous.data : null;
}

/** The partition for contracts, if they are enabled. It counts as unchanged until the next sweep is due. */
export function contractPartitions({
  CONTRACT_SWEEP_HOURS: hours,
}: Pick<Config, 'CONTRACT_SWEEP_HOURS'>): Partition[] {
  return hours ? [{ key: 'contracts', isUnchanged: (since) => sweepToContinue(since, hours) === null }] : [];
}

/** Fails only the contracts' partition if the API plan does not include them: prices must still be read. */
export function contractsRefused(error: unknown): never {
  if (!(error instanceof FatalError)) throw error;
  const message = `${error.message}; where your plan has no contracts, set CONTRACT_SWEEP_HOURS=0`;
  throw new PartitionError(error.code, message, { cause: error, retries: error.retries });
}
