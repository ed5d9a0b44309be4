import { withoutInvisible } from '../domain/invisible.js';
import { TUGRIK } from './symbols.js';
import { FILLERS, QUALIFIERS, REPLACEMENT_WORDS } from './name-vocabulary.js';

/** "ERC-20" is one word. It means nothing: wallets add it to most tokens. */
const STANDARD = /\b(erc|bep|trc|hrc|krc|avx|plg)[-\s]?(2|8|10|20)\b/gi;

const IS_ASCII = /^[ -~]*$/;
export const lettersAndDigits = (text: string) =>
  (IS_ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();

/** "Render (formerly RNDR)", "POL (ex-MATIC)". */
const FORMERLY = /\((?:ex|formerly|prev|old)[\s.:-]+([^)]*)\)/gi;
/** Former names or symbols that the coin's name mentions. */
export const formerlyIn = (name: string): string[] =>
  [...name.matchAll(FORMERLY)].map(([, former]) => former!.trim()).filter(Boolean);

export interface Word {
  text: string;
  /** "Chain" in "ChainLink": not a filler. */
  begins: boolean;
}

/** "CelerToken" and "Newscrypto.io" are two words each, "2.0" is one. */
export function wordsIn(name: string): Word[] {
  const plain = IS_ASCII.test(name)
    ? name
    : withoutInvisible(name.replaceAll(/[™®©℠]/g, ''))
        .normalize('NFKC')
        .replaceAll(TUGRIK, 'T');
  return plain
    .replaceAll(FORMERLY, ' ')
    .replaceAll(STANDARD, '$1$2')
    .replaceAll(/\bzkSync\b/g, 'Zksync')
    .replaceAll(/\.(?=\p{L})/gu, ' ')
    .split(/[^\p{L}\p{M}\p{N}.]+/u)
    .flatMap((word) => {
      const parts = word.replaceAll(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2').split(' ');
      return parts.map((part, place) => ({
        text: lettersAndDigits(part).replaceAll(/^\.+|\.+$/g, ''),
        begins: place === 0 && parts.length > 1,
      }));
    })
    .filter(({ text }) => text);
}

/** Whether there is a word that only this coin has. */
export const hasDistinctiveWord = (name: string) => wordsIn(name).some(isDistinctiveWord);
export const isDistinctiveWord = ({ text }: Word) =>
  !FILLERS.has(text) && !REPLACEMENT_WORDS.has(text) && !QUALIFIERS.has(text);
