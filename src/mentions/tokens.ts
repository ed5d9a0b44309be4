import { withoutInvisible } from '../domain/invisible.js';
import { languageOf } from './languages.js';
import { UNSPACED } from './other-names.js';

/** A run of letters and digits in a text. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** A title or a summary. */
export interface Field {
  readonly name: 'title' | 'summary';
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Most Words Are Capitalised, so a capital is not significant. */
  readonly isTitleCase: boolean;
  readonly isUpperCase: boolean;
  readonly isEnglish: boolean;
}

/** Only this many characters of a field are read. */
const MAX_TOKENS = 5000;

export function field(name: Field['name'], whole: string): Field {
  const text = plain(whole.slice(0, MAX_TOKENS));
  const tokens = tokensOf(text);
  const words = tokens.filter((token) => /^\p{L}{4,}$/u.test(token.text));
  const share = (test: (text: string) => boolean) =>
    words.filter((word) => test(word.text)).length / Math.max(1, words.length);
  const isUpperCase = words.length > 2 && share((word) => word === word.toUpperCase()) > 0.7;
  const language = languageOf(tokens.map(({ lower }) => lower));
  // German nouns have capitals, too.
  const isTitleCase = isUpperCase || language === 'de' || share(isCapitalised) > 0.6;
  return { name, text, tokens, isUpperCase, isTitleCase, isEnglish: language === 'en' };
}

/** Without invisible characters, such as a soft hyphen in a name, and with the wide letters of East Asian texts as ordinary ones. */
const plain = (text: string): string =>
  withoutInvisible(text).replaceAll(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );

/** In lower case, with the Turkish dotted and dotless I as one letter. */
const lowered = (text: string): string => text.replaceAll('İ', 'I').toLowerCase().replaceAll('ı', 'i');

const scripts = (...names: readonly string[]): string => names.map((name) => `\\p{Script=${name}}`).join('');
const UNSPACED_NAME = UNSPACED.join('|');
/** Scripts that put no space between a word in Latin letters and those around it: `XRP現物`. */
const UNSPACED_SCRIPT = String.raw`[${scripts('Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar')}]`;
const TOKEN = new RegExp(
  `${UNSPACED_NAME}|(?:(?!${UNSPACED_NAME})${UNSPACED_SCRIPT})+|(?:(?!${UNSPACED_SCRIPT})[\\p{L}\\p{N}])+`,
  'gu',
);

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index }) => ({
    text: found,
    lower: lowered(found),
    start: index,
    end: index + found.length,
  }));
}

/** The words of a name, in lower case. */
export function wordsOf(name: string): string[] {
  return lowered(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function isCapitalised(text: string): boolean {
  const first = text[0]!;
  return first !== first.toLowerCase();
}

/** The text between the token and the next one. */
export function gapAfter({ text, tokens }: Field, index: number): string {
  return text.slice(tokens[index]!.end, tokens[index + 1]?.start ?? text.length);
}

/** Whether the token would be capitalised anyway. */
export function beginsSentence({ text, tokens }: Field, index: number): boolean {
  const before = text.slice(tokens[index - 1]?.end ?? 0, tokens[index]!.start);
  return index === 0 || /[.!?:;|–—“”"‘«]/.test(before);
}
