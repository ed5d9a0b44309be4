import { rankOf } from './known-asset.js';
import type { NameHit } from './name-hits.js';
import type { IsInRow } from './rows.js';
import type { Scene } from './scene.js';
import { type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import {
  ABSTRACT,
  ACTS,
  ARRIVES,
  AUXILIARIES,
  CONNECTIVES,
  CRYPTO,
  FIRM_WORDS,
  KINDS,
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
/** What a word for a kind of service may stand before. */
const KIND_OF = /^(protocol|network|markets?|pools?|dex|token|foundation|labs|aggregator)$/;
const PREPOSITION = /^(on|to|onto|over|via|across|in)$/;

/** The words before and after a name. */
interface Sides {
  readonly before: Token | undefined;
  readonly behind: Token | undefined;
  /** The text between the name and the word after it. */
  readonly gap: string;
}

function sidesOf(field: Field, { from, to }: NameHit): Sides {
  return { before: field.tokens[from - 1], behind: field.tokens[to], gap: gapAfter(field, to - 1) };
}

/** Whether a word of the trade follows the name or is part of it: `Near Protocol`. */
export function hasTradeWord(field: Field, hit: NameHit, { isCrypto, isEquity }: Scene): boolean {
  const { behind, gap } = sidesOf(field, hit);
  if (behind && gap === ' ' && KINDS.has(behind.lower) && KIND_OF.test(field.tokens[hit.to + 1]?.lower ?? ''))
    return true;
  if (behind && gap === ' ' && TRADE.has(behind.lower)) {
    if (isCrypto || !FIRM_WORDS.has(behind.lower)) return true;
    if (isEquity) return false;
    if (['proper', 'short'].includes(hit.entry.needs)) return true;
    // `Quant Network Systems` is a firm.
    const next = field.tokens[hit.to + 1];
    return !next || gapAfter(field, hit.to) !== ' ' || !isCapitalised(next.text) || isVerb(next.lower);
  }
  const last = field.tokens[hit.to - 1]!;
  return hit.to - hit.from > 1 && gapAfter(field, hit.to - 2) === ' ' && TRADE.has(last.lower);
}

function isVerb(word: string): boolean {
  return [ACTS, WEAK_ACTS, MOVES, CONNECTIVES, ROLES].some((known) => known.has(word));
}

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
  return field.tokens.slice(Math.max(0, hit.from - 7), hit.from - 1).some(({ lower }) => ARRIVES.has(lower));
}

/** Whether it is introduced as a network or similar: `gaming network Immutable`, `lender Compound`. */
function isApposition(field: Field, hit: NameHit): boolean {
  const { before } = sidesOf(field, hit);
  if (!before || gapAfter(field, hit.from - 1) !== ' ') return false;
  // In `Stablecoin Flow` both may be ordinary words.
  if (hit.entry.needs === 'context' && field.isTitleCase) return false;
  return INTRODUCES.test(before.lower) && endsPhrase(field, hit);
}

/** Whether no noun follows that it might modify. */
export function endsPhrase(field: Field, hit: NameHit): boolean {
  const { behind, gap } = sidesOf(field, hit);
  return !behind || !/^[\s]$/.test(gap) || isVerb(behind.lower) || !isCapitalised(behind.text);
}

export function isAbstract({ entry }: NameHit): boolean {
  return !/\s/.test(entry.name) && ABSTRACT.test(entry.name.toLowerCase());
}

export function hasMarketWord(field: Field, hit: NameHit, { isCrypto }: Scene): boolean {
  const { behind, gap } = sidesOf(field, hit);
  if (!behind || (gap !== ' ' && gap !== '-') || !MARKET.has(behind.lower)) return false;
  if (/^et[fp]s?$/.test(behind.lower) && ['proper', 'short'].includes(hit.entry.needs)) return true;
  // Goods and companies have these, too.
  if (
    isCrypto ||
    !/^(prices?|futures|options|supply|treasury|spot|shorts|longs|etfs?|governance|rewards)$/.test(
      behind.lower,
    )
  )
    return true;
  return /^(prediction|analysis)$/.test(field.tokens[hit.to + 1]?.lower ?? '');
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
