import { FILLERS, REPLACEMENT_WORDS } from './name-vocabulary.js';
import { lettersAndDigits } from './name-words.js';

/** Sources whose ids begin with the symbol at the time of listing: `btc-bitcoin`. */
const SYMBOL_FIRST = new Set(['coinpaprika']);

/** The coin's name as contained in a source's id: words of letters and digits. Ids usually survive renaming. */
function slugWords(source: string, externalId: string): string[] {
  const id = lettersAndDigits(externalId)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return (SYMBOL_FIRST.has(source) ? id.replace(/^[^-]*-(?=.)/, '') : id).split('-');
}

/** The symbol at the time of listing, if the id contains it. */
export const symbolInId = (source: string, externalId: string): string[] =>
  SYMBOL_FIRST.has(source) && externalId.includes('-') ? [externalId.slice(0, externalId.indexOf('-'))] : [];

/** `bonk1`, `integral1132`: numbers that make ids unique, too. */
const NUMBERED = /(?<=[a-z]{4})\d+$/;

export interface IdWords {
  /** The words of the id, joined to one. */
  slug: string;
  /** Without fillers and the numbers that make ids unique: `avalanche-2`. */
  slugCore: string;
  /** The same words in any order: `based-brett` and `brett-based`. */
  slugWords: string;
}

/** The coin's name as contained in the id, in three forms. */
export function wordsOfId(source: string, externalId: string): IdWords {
  const all = slugWords(source, externalId);
  const distinctive = all.filter(
    (word, place) => !FILLERS.has(word) && !REPLACEMENT_WORDS.has(word) && !(place > 0 && /^\d$/.test(word)),
  );
  const slug = all.join('');
  return {
    slug,
    slugCore: distinctive.join('').replace(NUMBERED, '') || slug,
    slugWords: all.sort().join('-'),
  };
}
