import { assertConstantFits } from './constants.js';
import type { FoundLayout } from './found-layout.js';
import type { Profile } from '../profiles/profile.js';

/**
 * A profile's facts about all rows apply even if it says nothing about columns.
 * @throws UnusablePartition `contradictory_currency`
 */
export function withConstants(found: FoundLayout, profile: Profile | undefined): FoundLayout {
  if (!profile) return found;
  const { constants = {}, footer, dates, defaults = {} } = profile;
  const { currency, interval } = defaults;
  const isStated = (role: string) =>
    Object.hasOwn(constants, role) || (role === 'pair' && constants.symbol !== undefined);
  const kept = Object.entries(found.layout.columns).filter(([role]) => !isStated(role));
  assertConstantFits(constants, found.layout.columns);
  const layout = {
    ...found.layout,
    ...{ by: 'profile' as const, name: profile.name, columns: Object.fromEntries(kept) },
    constants: { ...(currency && { currency }), ...found.layout.constants, ...constants },
    ...(footer !== undefined && { footer }),
    ...(dates && dates !== 'open' && { dates }),
  };
  return { ...found, layout, usualInterval: interval };
}
