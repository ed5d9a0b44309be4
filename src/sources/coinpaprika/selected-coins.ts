import type { Config } from '../../config/config.js';
import { UnusablePartition } from '../../domain/errors.js';
import type { SourceRecord } from '../../domain/source.js';

type Choice = Pick<Config, 'COINPAPRIKA_IDS' | 'COINPAPRIKA_TOP_N'>;

/** The selected coins from the complete list, or all of them if none are selected. The list takes one call either way. */
export function selectedCoins(
  listed: readonly SourceRecord[],
  { COINPAPRIKA_IDS: ids, COINPAPRIKA_TOP_N: top }: Choice,
): readonly SourceRecord[] {
  if (!ids.length && !top) return listed;
  const wanted = new Set(ids);
  return listed.filter(({ externalId, payload }) => wanted.has(externalId) || isAmongTop(payload, top));
}

/** The error to throw, once the other coins are stored, if some selected coins are not in the list. */
export function unknownCoins(
  listed: readonly SourceRecord[],
  { COINPAPRIKA_IDS: ids }: Choice,
): UnusablePartition | null {
  if (!ids.length) return null;
  const known = new Set(listed.map(({ externalId }) => externalId));
  const unknown = ids.filter((id) => !known.has(id));
  if (!unknown.length) return null;
  return new UnusablePartition(
    'unknown_coin',
    `CoinPaprika does not list ${unknown.slice(0, 10).join(', ')}; COINPAPRIKA_IDS takes ids as in its list of coins, such as btc-bitcoin`,
  );
}

function isAmongTop(payload: unknown, top: number): boolean {
  const rank = Number((payload as { rank?: unknown } | null)?.rank);
  return rank >= 1 && rank <= top;
}
