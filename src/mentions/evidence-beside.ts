import { rankOf } from './known-asset.js';
import type { NameHit } from './name-hits.js';
import type { IsInRow } from './rows.js';
import type { Scene } from './scene.js';
import { endsPhrase, sidesOf } from './sides.js';
import { type Field, gapAfter, isCapitalised } from './tokens.js';
import {
  ABSTRACT,
  ACTS,
  ARRIVAL_VERBS,
  AUXILIARIES,
  CRYPTO,
  MARKET,
  MEASURE,
  MOVES,
  ROLES,
  TRADE,
  WEAK_ACTS,
} from './vocabulary.js';

/** After a hyphen these show that a name is one. */
const COMPOUND = /^(based|backed|native|focused|linked|denominated|kurs|preis|etf|etfs|token|coin)$/;
/** Up to this rank, something that acts is the network; beyond it, a firm of that name. */
const FIRM_RANK = 50;
/** Words that may follow `to`: `Ripple to buy`. */
const TO_ACT: ReadonlySet<string> = new Set(
  [...ACTS].map((verb) => verb.replace(/(?<=ch|sh|ss|x)es$|(?<!s)s$/, '')),
);
const INTRODUCES =
  /^(network|protocol|blockchain|chain|token|coin|memecoin|stablecoin|altcoin|dex|aggregator|lender|l1|l2|rollup|rival|rivals)$/;
const PREPOSITION = /^(on|to|onto|over|via|across|in)$/;

/** Whether a price move is reported: `Stellar surges 14%`. */
export function movesInPrice({ text, tokens }: Field, to: number): boolean {
  const last = tokens[to - 1]!;
  if (/^\s[+\-−–]\s?\d/.test(text.slice(last.end))) return true;
  let at = to;
  while (at - to < 3 && AUXILIARIES.has(tokens[at]?.lower ?? '')) at++;
  const verb = tokens[at];
  if (!verb || !/^[a-z ]*$/i.test(text.slice(last.end, verb.start)) || !MOVES.has(verb.lower)) return false;
  return MEASURE.test(text.slice(verb.end).split(/[;:]/)[0]!);
}

/** Whether it acts like an organisation, has people, or owns something. */
export function acts(field: Field, hit: NameHit, { isCrypto }: Scene): boolean {
  const { behind, gap } = sidesOf(field, hit);
  if (!behind) return false;
  const isKnownFirm = isCrypto || rankOf(hit.entry.asset) <= FIRM_RANK;
  if (gap === ' ')
    return (
      (isKnownFirm && ACTS.has(behind.lower)) ||
      ROLES.has(behind.lower) ||
      (isCrypto && !isAbstract(hit) && WEAK_ACTS.has(behind.lower)) ||
      (isKnownFirm && behind.lower === 'to' && TO_ACT.has(field.tokens[hit.to + 1]?.lower ?? ''))
    );
  if (/^['’]$/.test(gap)) return behind.lower === 's' && isCrypto;
  return gap === '-' && COMPOUND.test(behind.lower);
}

/** Whether something launches on it, or moves or expands to it. */
function isPlace(field: Field, hit: NameHit): boolean {
  const { before } = sidesOf(field, hit);
  if (!before || !PREPOSITION.test(before.lower) || !endsPhrase(field, hit)) return false;
  return field.tokens
    .slice(Math.max(0, hit.from - 7), hit.from - 1)
    .some(({ lower }) => ARRIVAL_VERBS.has(lower));
}

/** Whether it is introduced as a network or similar: `gaming network Immutable`, `lender Compound`. */
function isApposition(field: Field, hit: NameHit): boolean {
  const { before } = sidesOf(field, hit);
  if (!before || gapAfter(field, hit.from - 1) !== ' ') return false;
  // In `Stablecoin Flow` both may be ordinary words.
  if (hit.entry.needs === 'context' && field.isTitleCase) return false;
  return INTRODUCES.test(before.lower) && endsPhrase(field, hit);
}

export function isAbstract({ entry }: NameHit): boolean {
  return !/\s/.test(entry.name) && ABSTRACT.test(entry.name.toLowerCase());
}

/** Whether it is a person's first name or the name of a firm: a capital follows that the sentence does not require. */
export function isFirstName(field: Field, hit: NameHit): boolean {
  const { behind, gap } = sidesOf(field, hit);
  if (!behind || gap !== ' ' || field.isTitleCase || !isCapitalised(behind.text)) return false;
  return ![TRADE, MARKET, CRYPTO].some((known) => known.has(behind.lower));
}

/** All evidence next to a name that it is a coin's rather than an ordinary word. */
export function evidenceBeside(
  field: Field,
  hit: NameHit,
  isInRow: IsInRow,
  scene: Scene,
): 'row' | 'move' | 'context' | null {
  if (isInRow(hit.from, hit.to) && endsPhrase(field, hit)) return 'row';
  if (movesInPrice(field, hit.to)) return 'move';
  return acts(field, hit, scene) || isPlace(field, hit) || (scene.isCrypto && isApposition(field, hit))
    ? 'context'
    : null;
}
