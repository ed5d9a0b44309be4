import { rankOf, MAX_RANK_OF_SYMBOL_IN_CONTEXT } from './named-asset.js';
import type { NameHit } from './name-hits.js';
import type { ArticleContext } from './article-context.js';
import { neighboursOf } from './sides.js';
import { beginsSentence, type Field, gapAfter } from './tokens.js';
import {
  ABSTRACT,
  ORGANISATION_ACTS,
  CONNECTIVES,
  MOVES,
  ORGANISATION_VERBS,
  ROLES,
  AMBIGUOUS_ACTS,
} from './vocabulary.js';

/** Words that, after a hyphen, show that a name is an organisation. */
const COMPOUND = /^(based|backed|native|focused|linked|denominated|kurs|preis|etf|etfs|token|coin)$/;
/** Up to this rank, a name that acts is the network; beyond it, a firm of that name. */
const FIRM_RANK = 50;
/** Up to this rank, the firm is as well known as the coin: Ripple, Tether. */
export const HOUSEHOLD_RANK = 5;
/** Verbs that are not also nouns. */
const VERBS: ReadonlySet<string> = new Set([...ORGANISATION_ACTS, ...ORGANISATION_VERBS]);
/** The same after `to`: `Ripple to buy`. */
const TO_ACT: ReadonlySet<string> = new Set(
  [...VERBS].map((verb) => verb.replace(/(?<=ch|sh|ss|x)es$|(?<!s)s$/, '')),
);

/** Whether the name acts like an organisation, has people, or owns something. */
export function actsLikeOrganisation(
  field: Field,
  hit: NameHit,
  { isCrypto, isOnCryptoSite, isEquity }: ArticleContext,
): boolean {
  const { following, gap } = neighboursOf(field, hit);
  if (!following) return false;
  const next = field.tokens[hit.to + 1]?.lower ?? '';
  const rank = rankOf(hit.entry.asset);
  const isKnownFirm = isCrypto || rank <= FIRM_RANK;
  const isHousehold = isCrypto || rank <= HOUSEHOLD_RANK;
  // In `Polygon Partners Raises $2 Billion`, the verb shows that the word before it is a noun.
  if (gap === ' ' && !ROLES.has(following.lower) && VERBS.has(next) && gapAfter(field, hit.to) === ' ')
    return false;
  if (gap === ' ')
    return (
      (isKnownFirm && ORGANISATION_ACTS.has(following.lower)) ||
      (ROLES.has(following.lower) && !isCoreDevelopers(hit, following.lower)) ||
      (isHousehold && ORGANISATION_VERBS.has(following.lower)) ||
      (isHousehold && !isAbstract(hit) && AMBIGUOUS_ACTS.has(following.lower)) ||
      (isKnownFirm && following.lower === 'to' && TO_ACT.has(next)) ||
      (isOnCryptoSite && following.lower === 'to' && isSubject(field, hit) && /[^s]$/.test(next)) ||
      (isKnownFirm && following.lower === 'in' && next === 'talks') ||
      (isOnCryptoSite &&
        rank <= MAX_RANK_OF_SYMBOL_IN_CONTEXT &&
        beginsSentence(field, hit.from) &&
        isAnyVerb(field, hit))
    );
  if (/^['’]$/.test(gap))
    return following.lower === 's' && (isCrypto || (isEquity && rank <= HOUSEHOLD_RANK));
  // `Stacks' sBTC`.
  if (/^['’] $/.test(gap)) return isCrypto && /s$/i.test(field.tokens[hit.to - 1]!.lower);
  return gap === '-' && COMPOUND.test(following.lower);
}

/** Whether the next word ends in `s` but is not a plural, because neither a verb nor the end of the title follows. */
function isAnyVerb(field: Field, hit: NameHit): boolean {
  const { following } = neighboursOf(field, hit);
  const after = field.tokens[hit.to + 1];
  if (!following || !after || isAbstract(hit) || !/^\p{L}{3,}[^s]s$/u.test(following.lower)) return false;
  if (MOVES.has(following.lower) || after.lower === 'to') return true;
  return (
    gapAfter(field, hit.to) === ' ' &&
    !VERBS.has(after.lower) &&
    !TO_ACT.has(after.lower) &&
    !CONNECTIVES.has(after.lower)
  );
}

/** Core developers work on the protocol of any coin. */
const isCoreDevelopers = ({ entry }: NameHit, next: string): boolean =>
  entry.name.toLowerCase() === 'core' && /^dev/.test(next);

/** Whether a title in sentence case begins with the name. */
function isSubject(field: Field, { from }: NameHit): boolean {
  return from === 0 && !field.isTitleCase;
}

export function isAbstract({ entry }: NameHit): boolean {
  return !/\s/.test(entry.name) && ABSTRACT.test(entry.name.toLowerCase());
}
