import { compareNames } from './compare-names.js';
import { comparePrices } from './compare-prices.js';
import { compareSizes } from './compare-sizes.js';
import type { ComparisonContext } from './comparison-context.js';
import type { ListingFeatures } from './features.js';
import { compareListings, isListedTwice, wereListedTogether } from './listed-twice.js';
import type { Evidence } from './signals.js';

/** All evidence on whether two listings are the same coin. */
export function collectEvidence(
  a: ListingFeatures,
  b: ListingFeatures,
  context: ComparisonContext,
): Evidence {
  const names = compareNames(a, b);
  const evidence = context.contracts.compare(a, b);
  const versions = context.versions.compare(a, b);
  const seed = context.seed.compare(a, b);
  if (versions.versions_meet) {
    delete names.qualifiers_differ;
    delete names.stage_differs;
  }
  const isFormerCoin = context.isFormerCoin(a, b);
  if (isFormerCoin) {
    delete names.former_name_same;
    delete names.name_likeness;
    names.name_unlike = 1;
  }
  const isIdentity = isIdentified(evidence, names) || seed.seed_same !== undefined;
  Object.assign(evidence, names, versions, seed);
  if (context.isAnotherId(a, b)) evidence.id_elsewhere = 1;
  if (isFormerCoin) evidence.closer_elsewhere = 1;
  if (!isIdentity) Object.assign(evidence, context.doubts(a, b));
  if (versions.versions_meet) delete evidence.closer_elsewhere;
  if (evidence.siblings) for (const signal of OF_ALL_VERSIONS) delete evidence[signal];
  else if (names.symbol_same && !isOnlyLink(names, a))
    Object.assign(evidence, context.symbol(a, b, names.name_likeness !== undefined));
  Object.assign(
    evidence,
    comparePrices(a, b),
    compareSizes(a.facts, b.facts),
    compareListings(a.facts, b.facts),
  );
  if (!names.name_and_symbol_same && wereListedTogether(a.facts, b.facts))
    for (const signal of OF_EQUAL_PRICES) delete evidence[signal];
  // The market caps of two different coins may agree by chance.
  if (evidence.price_differs) delete evidence.cap_agrees;
  if (isListedTwice(evidence) === false) evidence.unproven = 1;
  return evidence;
}

/** Signals that all versions of a coin share: ids usually belong to the oldest version, whatever its name is now. */
const OF_ALL_VERSIONS = [
  'slug_and_symbol_same',
  'slug_core_and_symbol_same',
  'slug_is_name',
  'slug_same',
] as const;

const OF_EQUAL_PRICES = ['price_agrees', 'price_agrees_repeatedly', 'price_near'] as const;

/**
 * Whether the evidence identifies one of several similar coins: by an id; by a contract, unless the names are very different
 * and it is on one chain only; or by words such as "wrapped" or "classic" in the names.
 */
const isIdentified = (contracts: Evidence, names: Evidence) =>
  names.id_same !== undefined ||
  names.form_differs !== undefined ||
  names.qualifiers_differ !== undefined ||
  (contracts.contract_same !== undefined &&
    (contracts.contract_repeated !== undefined || (!names.name_unlike && !names.name_missing)));

/** Whether two coins with different names share nothing but a symbol, which proves little even if no other coin has it. */
const isOnlyLink = (names: Evidence, { name }: ListingFeatures) =>
  names.qualifiers_differ !== undefined ||
  names.form_differs !== undefined ||
  (names.name_likeness !== undefined && name.isDerived) ||
  (names.name_unlike !== undefined &&
    !names.slug_and_symbol_same &&
    !names.slug_core_and_symbol_same &&
    !names.slug_is_name);
