import type { NameHit } from './name-hits.js';
import { type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import {
  ORGANISATION_ACTS,
  CONNECTIVES,
  ORGANISATION_VERBS,
  MOVES,
  ROLES,
  AMBIGUOUS_ACTS,
} from './vocabulary.js';

/** The words before and after a name. */
interface Sides {
  readonly before: Token | undefined;
  readonly following: Token | undefined;
  /** The text between the name and the word after it. */
  readonly gap: string;
}

export function neighboursOf(field: Field, { from, to }: NameHit): Sides {
  return { before: field.tokens[from - 1], following: field.tokens[to], gap: gapAfter(field, to - 1) };
}

/** Whether no noun follows that the name might modify. */
export function endsPhrase(field: Field, hit: NameHit): boolean {
  const { following, gap } = neighboursOf(field, hit);
  return !following || !/^[\s]$/.test(gap) || isVerb(following.lower) || !isCapitalised(following.text);
}

export function isVerb(word: string): boolean {
  return [ORGANISATION_ACTS, ORGANISATION_VERBS, AMBIGUOUS_ACTS, MOVES, CONNECTIVES, ROLES].some((known) =>
    known.has(word),
  );
}
