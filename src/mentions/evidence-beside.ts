import { actsLikeOrganisation, HOUSEHOLD_RANK } from './acts-like-organisation.js';
import { rankOf } from './named-asset.js';
import type { NameHit } from './name-hits.js';
import type { IsInRow } from './rows.js';
import type { ArticleContext } from './article-context.js';
import { endsPhrase, neighboursOf } from './sides.js';
import { type Field, gapAfter, isCapitalised } from './tokens.js';
import { ARRIVAL_VERBS, AUXILIARIES, CRYPTO, MARKET, SIZE_OF_MOVE, MOVES, TRADE } from './vocabulary.js';

const INTRODUCES =
  /^(network|protocol|blockchain|chain|token|coin|memecoin|stablecoin|altcoin|dex|aggregator|lender|l1|l2|rollup|rival|rivals)$/;
/** Up to this rank, things happen `on` a network. */
const LARGE = 50;
const PREPOSITION = /^(on|to|onto|over|via|across|in)$/;

/** Whether a price move is reported: `Stellar surges 14%`. */
export function movesInPrice({ text, tokens }: Field, to: number): boolean {
  const last = tokens[to - 1]!;
  if (/^\s[+\-−–]\s?\d/.test(text.slice(last.end))) return true;
  let at = to;
  while (at - to < 3 && AUXILIARIES.has(tokens[at]?.lower ?? '')) at++;
  const verb = tokens[at];
  if (!verb || !/^[a-z ]*$/i.test(text.slice(last.end, verb.start)) || !MOVES.has(verb.lower)) return false;
  return SIZE_OF_MOVE.test(text.slice(verb.end).split(/[;:]/)[0]!);
}

/** Whether something launches on the network, or moves or expands to it. */
function isPlace(field: Field, hit: NameHit, isCrypto: boolean): boolean {
  const { before, gap } = neighboursOf(field, hit);
  if (!before || !PREPOSITION.test(before.lower) || !endsPhrase(field, hit)) return false;
  if (isCrypto && before.lower === 'on' && gap !== '-' && rankOf(hit.entry.asset) <= LARGE) return true;
  return field.tokens
    .slice(Math.max(0, hit.from - 7), hit.from - 1)
    .some(({ lower }) => ARRIVAL_VERBS.has(lower));
}

/** Whether it is introduced as a network or similar: `gaming network Immutable`, `lender Compound`. */
function isApposition(field: Field, hit: NameHit): boolean {
  const { before } = neighboursOf(field, hit);
  if (!before || gapAfter(field, hit.from - 1) !== ' ') return false;
  // In `Stablecoin Flow` both may be ordinary words.
  if (hit.entry.needs === 'context' && field.isTitleCase) return false;
  return INTRODUCES.test(before.lower) && endsPhrase(field, hit);
}

/** Whether it is a person's first name or the name of a firm: a capital follows that the sentence does not require. */
export function isFirstName(field: Field, hit: NameHit): boolean {
  const { following, gap } = neighboursOf(field, hit);
  if (!following || gap !== ' ' || field.isTitleCase || !isCapitalised(following.text)) return false;
  return ![TRADE, MARKET, CRYPTO].some((known) => known.has(following.lower));
}

/** All evidence next to a name that it refers to a coin and is not an ordinary word. */
export function evidenceBeside(
  field: Field,
  hit: NameHit,
  isInRow: IsInRow,
  context: ArticleContext,
): 'row' | 'move' | 'context' | null {
  // A title may end with a noun that all names in the list share: `Bitcoin, Ethereum, Ripple Weekly Recap`.
  const isHousehold = rankOf(hit.entry.asset) <= HOUSEHOLD_RANK;
  if (isInRow(hit.from, hit.to) && (isHousehold || endsPhrase(field, hit))) return 'row';
  if (movesInPrice(field, hit.to)) return 'move';
  return actsLikeOrganisation(field, hit, context) ||
    isPlace(field, hit, context.isCrypto) ||
    (context.isCrypto && isApposition(field, hit))
    ? 'context'
    : null;
}
