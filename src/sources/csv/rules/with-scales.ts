import { subunitIn } from '../coins/currency-words.js';
import { NUMBERS } from '../header/roles.js';
import { titleOf } from '../header/header-title.js';
import type { Layout } from '../layout/layout.js';
import type { Role } from '../header/roles.js';
import { scaleIn } from '../facts/stated-scale.js';
import { scaleOfName, statedScale } from '../facts/title-scale.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { type ProfileField, roleOf } from '../header/fields.js';
import { fieldsOf } from '../layout/fields-of.js';
import { stemOf } from '../facts/stem.js';
import type { Reading } from '../profiles/reading.js';

/**
 * Adds powers of ten from headers, as in `Market Cap (in millions)`, or from a profile. A scale in a title or note is not
 * applied, because it is unlikely to refer to the prices.
 * @throws UnusablePartition `stated_scale`, `parts_of_currency`
 */
export function withScales(
  layout: Layout,
  { scale, notes, name }: { scale: Reading['scale']; notes: readonly string[]; name: string },
): Layout {
  const scales: Partial<Record<Role, number>> = {};
  for (const [role, column] of Object.entries(layout.columns) as [Role, string][]) {
    const { power } = titleOf(column);
    if (power) scales[role] = power;
  }
  for (const [field, power] of Object.entries(scale ?? {}) as [ProfileField, number][])
    scales[roleOf(field, layout.kind === 'candle')] = power;
  assertWhole(layout, scales, name);
  if (!scale) assertUnscaled(notes, name, Object.values(scales));
  return Object.keys(scales).length ? { ...layout, scales } : layout;
}

/** `Price (cents)` is not a price in dollars, even if the currency is stated elsewhere. */
function assertWhole(layout: Layout, scales: Layout['scales'] & object, name: string): void {
  for (const [field, column] of Object.entries(fieldsOf(layout))) {
    const role = roleOf(field as ProfileField, layout.kind === 'candle');
    const part = subunitIn(titleOf(column).title);
    if (part === undefined || !NUMBERS.includes(role) || scales[role] !== undefined) continue;
    const problem = `the header ${JSON.stringify(column)} says that its amounts are in ${JSON.stringify(part)}, which are parts of a currency. Give them in the currency itself, or`;
    throw adviseProfileEntry('parts_of_currency', problem, name, {
      constants: { currency: 'USD' },
      scale: { [field]: 0.01 },
    });
  }
}

/** A title may repeat the scale of a header. */
function assertUnscaled(notes: readonly string[], name: string, ofHeaders: readonly number[]): void {
  const isOther = (words: string | undefined) =>
    words !== undefined && !ofHeaders.includes(scaleIn(words, true)?.power ?? ofHeaders[0]!);
  const ofLine = notes.map(statedScale).find(isOther);
  const ofName = scaleOfName(stemOf(name).replaceAll(/[_-]/g, ' '));
  const stated = ofLine ?? (isOther(ofName) ? ofName : undefined);
  if (stated === undefined) return;
  throw adviseProfileEntry(
    'stated_scale',
    `${ofLine === undefined ? 'the name of the file' : 'a line beside the table'} says ${JSON.stringify(stated)}, but not of which columns. Delete the line, write the scale into the headers it applies to, as in "market_cap (in millions)", or`,
    name,
    { scale: { market_cap: 1_000_000 } },
  );
}
