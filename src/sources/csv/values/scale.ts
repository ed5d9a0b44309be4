import { powerOf } from './scale-words.js';

/** Abbreviations that mean something else where they do not follow a number. */
const LETTERS = new Map([
  ['k', 3],
  ['th', 3],
  ['m', 6],
  ['b', 9],
  ['md', 9],
  ['t', 12],
  ['bio', 12],
]);
/** In languages with a decimal comma these mean a million times as much as in English, and are refused. */
const LONG_SCALE = new Set(['bn', 'bln', 'billion', 'billions', 'tn', 'trn', 'trillion', 'trillions']);

export interface Scale {
  power: number;
  /** Whether it is a different number in languages with a decimal comma. */
  isEnglish: boolean;
}

/** The scale named by the words after a number, such as `Mio.`, `bn`, `lakh crore` or `億`; undefined if there is none. */
export function scaleOf(words: readonly string[]): Scale | undefined {
  if (!words.length) return { power: 0, isEnglish: false };
  const power = powerOf(words, LETTERS);
  const isEnglish = LONG_SCALE.has(words.at(-1)!.toLowerCase().replace(/\.$/, ''));
  return power === undefined ? undefined : { power, isEnglish };
}
