import { COMMON, KNOWN } from './english-words.js';

/** `common`: one of the ten thousand most used words; `known`: in a small dictionary; `rare`: in neither. */
export type Frequency = 'common' | 'known' | 'rare';

const common = new Set(COMMON.trim().split(/\s+/));
const known = new Set(KNOWN.trim().split(/\s+/));

const ENDINGS: readonly (readonly [ending: string, stem: string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['er', 'e'],
  ['ers', ''],
  ['ers', 'e'],
  ['est', ''],
  ['ness', ''],
];

/** How common an English word is, by its stem; case does not matter. */
export function frequencyOf(word: string): Frequency {
  const lower = word.toLowerCase();
  const forms = [lower, ...stemsOf(lower)];
  if (forms.some((form) => common.has(form))) return 'common';
  return forms.some((form) => known.has(form)) ? 'known' : 'rare';
}

function stemsOf(word: string): string[] {
  return ENDINGS.flatMap(([ending, stem]) =>
    word.endsWith(ending) && word.length - ending.length >= 3 ? [word.slice(0, -ending.length) + stem] : [],
  );
}
