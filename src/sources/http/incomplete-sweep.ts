import type { Config } from '../../config/config.js';
import { UnusablePartition } from '../../domain/errors.js';

/**
 * The error for a sweep with fewer coins than the last one by more than SWEEP_MAX_MISSING; null if there are enough.
 * @param delisted number of coins from the last sweep that are known to be delisted
 */
export function incompleteSweep(
  { coins, last, delisted = 0 }: { coins: number; last: number; delisted?: number },
  { SWEEP_MAX_MISSING: share }: Pick<Config, 'SWEEP_MAX_MISSING'>,
): UnusablePartition | null {
  if (coins >= (last - delisted) * (1 - share)) return null;
  return new UnusablePartition(
    'sweep_incomplete',
    `the sweep found ${coins} coins, the previous one ${last}: a larger share than SWEEP_MAX_MISSING=${share} is missing`,
  );
}
